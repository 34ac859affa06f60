#pragma once

#include "peil/ports/document_writer.h"

namespace peil::render {

/// One HTML file that stands by itself: style and charts inside, no script, nothing fetched.
/// For a phone, a wide screen and A4.
class HtmlWriter : public DocumentWriter {
 public:
  std::string write(const Document& document) const override;
  Html sections(std::span<const Section> sections, const FigureAddress& address_of) const override;
  std::vector<std::string> charts(std::span<const Section> sections) const override;
  std::string picture(const std::string& chart) const override;
  std::string_view style() const override;
};

}  // namespace peil::render
