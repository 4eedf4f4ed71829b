/* Writes hr-libxlsxwriter.xlsx in constant memory: rows streamed, texts inline, a
 * formula with its result, a second sheet of ratings of one dimension as text. */
#include <stdio.h>
#include <xlsxwriter.h>
int main(int argc, char **argv) {
    lxw_workbook_options o = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[1], &o);
    lxw_worksheet *s = workbook_add_worksheet(book, "Ratings");
    lxw_format *half = workbook_add_format(book);
    format_set_num_format(half, "0.0");
    const char *head[] = {"Employee", "Rater", "Tools and Tech", "Architecture", "Feedback"};
    for (int c = 0; c < 5; c++) worksheet_write_string(s, 0, c, head[c], NULL);
    worksheet_write_string(s, 1, 0, "Ana Ruiz", NULL);
    worksheet_write_string(s, 1, 1, "Max Okafor", NULL);
    worksheet_write_number(s, 1, 2, 3, half);
    worksheet_write_formula_num(s, 1, 3, "=7/2", half, 3.5);
    worksheet_write_formula_str(s, 1, 4, "=\"4\"", NULL, "4");
    worksheet_write_string(s, 2, 0, "Ana Ruiz", NULL);
    worksheet_write_string(s, 2, 1, "Eva Stone", NULL);
    worksheet_write_number(s, 2, 2, 4.0000000000000001, half);
    worksheet_write_formula(s, 2, 3, "=1+1", half);
    worksheet_write_blank(s, 2, 4, half);
    return workbook_close(book);
}
