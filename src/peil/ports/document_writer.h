#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/html.h"
#include "peil/base/result.h"
#include "peil/model/document.h"

namespace peil {

/// Turns a document into the bytes of one file that is complete by itself.
class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;
  /// The same document gives the same bytes, on every machine (charts of Word files, which are
  /// pictures, on machines with the same fonts).
  virtual std::string write(const Document& document, DocumentFormat format) const = 0;
  /// A file that was written of an earlier wave and that people went on with: its chapters as they
  /// are in `document`, what people wrote around them as they left it.
  /// Contract  the format is Word or Slides
  /// Problems  "report.not-ours" for a file without chapters of peil's, "report.edited-inside" for
  ///           a chapter or slide in which people wrote, "report.other-size" and
  ///           "report.layout-missing" for slides that no longer fit; `where` names the file
  virtual Result<std::string> renewed(const Document& document, DocumentFormat format,
                                      std::string_view earlier, const std::string& where) const = 0;

  /// Sections as they stand in a page that has its own frame and style().
  /// `address_of`: where a figure is accounted for; empty for one without such a place.
  using FigureAddress = std::function<std::string(const Number&)>;
  virtual Html sections(std::span<const Section> sections,
                        const FigureAddress& address_of) const = 0;
  /// Each chart of sections as an SVG file by itself, in their order.
  virtual std::vector<std::string> charts(std::span<const Section> sections,
                                          const HouseStyle& house) const = 0;
  /// Such a file as a PNG image, twice as large; "" where this machine cannot draw.
  virtual std::string picture(const std::string& chart) const = 0;
  /// The style sheet of sections.
  virtual std::string style(const HouseStyle& house) const = 0;
};

}  // namespace peil
