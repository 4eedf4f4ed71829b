# Writes hr-openxlsx.xlsx of hr.json as an analyst would: a factor, NA as text and as
# nothing, a date column, a styled data table, the means on a sheet of their own.
library(openxlsx)
hr <- jsonlite::fromJSON("hr.json")
d <- as.data.frame(hr$lines$ratings <- do.call(rbind, hr$lines$ratings))
names(d) <- hr$dimensions
d <- cbind(EmployeeID = hr$lines$id, Employee = hr$lines$name, Rater = factor(hr$lines$rater), Reviewed = as.Date("2026-05-17"), d)
d[2, "Feedback"] <- NA
book <- createWorkbook()
addWorksheet(book, "data")
writeDataTable(book, "data", d, startRow = 2, keepNA = TRUE, na.string = "NA", tableStyle = "TableStyleMedium9")
writeData(book, "data", "Exported from R", startRow = 1)
addWorksheet(book, "means")
writeData(book, "means", aggregate(d[, hr$dimensions], list(Employee = d$Employee), mean), keepNA = FALSE)
freezePane(book, "data", firstActiveRow = 3)
setColWidths(book, "data", cols = 4, widths = 8, hidden = TRUE)
saveWorkbook(book, commandArgs(TRUE)[1], overwrite = TRUE)
