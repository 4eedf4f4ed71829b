# Prints the cells of tables as openxlsx reads them: table, row, column, kind, value.
arguments <- commandArgs(TRUE)
places <- read.table(arguments[2], sep = "\t", header = TRUE, quote = "", comment.char = "", encoding = "UTF-8")
for (i in seq_len(nrow(places))) {
  p <- places[i, ]
  d <- openxlsx::read.xlsx(arguments[1], sheet = p$Sheet, colNames = FALSE, skipEmptyRows = FALSE, skipEmptyCols = FALSE,
    rows = (p$Top + 1):p$Bottom, cols = p$Left:p$Right)
  for (r in seq_len(nrow(d))) for (c in seq_along(d)) {
    v <- d[r, c]
    if (is.na(v)) next
    if (is.character(v)) cat(p$Table, r - 1, c - 1, "s", paste(charToRaw(enc2utf8(v)), collapse = ""), sep = "\t")
    else cat(p$Table, r - 1, c - 1, "n", format(v, digits = 17), sep = "\t")
    cat("\n")
  }
}
