"""How Samsyn looks: fonts, colours, style sheet, icons, marks and the focus ring. Knows no workbook."""
