# Prints the cells of tables as readxl reads them: table, row, column, kind, value.
arguments <- commandArgs(TRUE)
places <- read.table(arguments[2], sep = "\t", header = TRUE, quote = "", comment.char = "", encoding = "UTF-8")
for (i in seq_len(nrow(places))) {
  p <- places[i, ]
  d <- readxl::read_excel(arguments[1], sheet = p$Sheet, col_names = FALSE, col_types = "list", trim_ws = FALSE,
    range = cellranger::cell_limits(c(p$Top + 1, p$Left), c(p$Bottom, p$Right)), .name_repair = "minimal")
  stopifnot(nrow(d) == p$Bottom - p$Top)
  for (r in seq_len(nrow(d))) for (c in seq_along(d)) {
    v <- d[[c]][[r]]
    if (is.character(v)) cat(p$Table, r - 1, c - 1, "s", paste(charToRaw(enc2utf8(v)), collapse = ""), sep = "\t")
    else if (!is.na(v)) cat(p$Table, r - 1, c - 1, "n", format(v, digits = 17), sep = "\t")
    else next
    cat("\n")
  }
}
