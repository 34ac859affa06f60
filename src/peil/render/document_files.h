#pragma once

#include "peil/ports/document_writer.h"

namespace peil::render {

/// Documents as files of every kind, each complete by itself.
class DocumentFiles : public DocumentWriter {
 public:
  std::string write(const Document& document, DocumentFormat format) const override;
  Result<std::string> renewed(const Document& document, DocumentFormat format,
                              std::string_view earlier, const std::string& where) const override;
  Html sections(std::span<const Section> sections, const FigureAddress& address_of) const override;
  std::vector<std::string> charts(std::span<const Section> sections,
                                  const HouseStyle& house) const override;
  std::string picture(const std::string& chart) const override;
  std::string style(const HouseStyle& house) const override;
};

}  // namespace peil::render
