#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "peil/ports/published_reader.h"

namespace peil::files {

/// Walks a part of an Office file; every paragraph, value and alternative text is a piece.
class OfficeWords {
 public:
  /// `shared`: the texts that cells of a workbook point at. `pages`: as in OfficeMarkup.
  OfficeWords(const std::vector<std::string>& shared, std::string pages)
      : shared_(shared), pages_(std::move(pages)) {}

  std::vector<PublishedPiece> pieces;

  void read(const pugi::xml_node& node);
  /// A piece of its own, on one line.
  void keep(std::string_view text);

 private:
  void one(const pugi::xml_node& node);
  void paragraph(const pugi::xml_node& node);
  void runs(const pugi::xml_node& node, std::string& text, PublishedPiece& piece);
  void bound(const pugi::xml_node& control, std::string& text, PublishedPiece& piece);
  void cell(const pugi::xml_node& node);

  const std::vector<std::string>& shared_;
  std::string pages_;
};

/// The texts of xl/sharedStrings.xml, in their order.
std::vector<std::string> shared_texts(const pugi::xml_node& root);

}  // namespace peil::files
