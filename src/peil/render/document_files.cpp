#include "peil/render/document_files.h"

#include "peil/base/contract.h"
#include "peil/render/chart_picture.h"
#include "peil/render/house_html.h"
#include "peil/render/html_writer.h"
#include "peil/render/sheet_file.h"
#include "peil/render/slide_file.h"
#include "peil/render/word_file.h"

namespace peil::render {

std::string DocumentFiles::write(const Document& document, DocumentFormat format) const {
  switch (format) {
    case DocumentFormat::Html:
      return html_file(document);
    case DocumentFormat::Paper:
      return html_file(document, true);
    case DocumentFormat::Word:
      return word_file(document);
    case DocumentFormat::Slides:
      return slide_file(document);
    case DocumentFormat::Workbook:
      return sheet_file(document);
  }
  expects(false, "DocumentFiles: a format of documents");
  return {};
}

Result<std::string> DocumentFiles::renewed(const Document& document, DocumentFormat format,
                                           std::string_view earlier,
                                           const std::string& where) const {
  if (format == DocumentFormat::Slides) return renewed_slide_file(document, earlier, where);
  expects(format == DocumentFormat::Word, "DocumentFiles: a format that people go on writing in");
  return renewed_word_file(document, earlier, where);
}

Html DocumentFiles::sections(std::span<const Section> sections,
                             const FigureAddress& address_of) const {
  return html_of(sections, address_of);
}

std::vector<std::string> DocumentFiles::charts(std::span<const Section> sections,
                                               const HouseStyle& house) const {
  return chart_files(sections, house);
}

std::string DocumentFiles::picture(const std::string& chart) const { return chart_picture(chart); }

std::string DocumentFiles::style(const HouseStyle& house) const { return style_sheet(house); }

}  // namespace peil::render
