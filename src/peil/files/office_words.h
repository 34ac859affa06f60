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
  /// `is_master`: what stands in its frames are prompts, which no slide shows.
  OfficeWords(const std::vector<std::string>& shared, std::string pages, bool is_master = false)
      : shared_(shared), pages_(std::move(pages)), is_master_(is_master) {}

  std::vector<PublishedPiece> pieces;

  void read(const pugi::xml_node& node);
  /// A piece of its own, on one line.
  void keep(std::string_view text, PublishedPiece::Place place = PublishedPiece::Place::Seen);

 private:
  void one(const pugi::xml_node& node);
  void prompts(const pugi::xml_node& shape);
  void paragraph(const pugi::xml_node& node);
  void runs(const pugi::xml_node& node, std::string& text, PublishedPiece& piece);
  void bound(const pugi::xml_node& control, std::string& text, PublishedPiece& piece);
  void cell(const pugi::xml_node& node);

  const std::vector<std::string>& shared_;
  std::string pages_;
  bool is_master_;
};

/// The texts of xl/sharedStrings.xml, in their order.
std::vector<std::string> shared_texts(const pugi::xml_node& root);

}  // namespace peil::files
