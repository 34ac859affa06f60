#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "peil/base/zip_parts.h"

namespace peil::files {

/// What one part of a Word document is to another (ISO/IEC 29500-2, Open Packaging Conventions).
struct WordRelation {
  std::string id;    ///< "rId3"; "" where no relations are written down and its name tells the kind
  std::string kind;  ///< the last word of its type: "footnotes"
  std::string part;  ///< name of the part, never something outside the document
};

/// The parts of a Word document, whatever their names are.
class WordParts {
 public:
  /// Contract  the bytes outlive this.
  explicit WordParts(std::string_view bytes);

  bool ok() const { return why_.empty(); }
  /// Why the document or the part asked for last cannot be read, as the end of a sentence.
  const std::string& why() const { return why_; }

  /// The letter itself: "word/document.xml", or where the document says it is.
  const std::string& main() const { return main_; }
  std::string relations_name() const;  ///< "word/_rels/document.xml.rels"
  const std::vector<WordRelation>& relations() const { return relations_; }

  /// Reads a part, which stays in memory as long as this. False: it is not there, or why() tells
  /// what is wrong with it. All of them together are held to the size of a letter.
  bool read(const std::string& name, pugi::xml_document& into,
            unsigned options = pugi::parse_default | pugi::parse_ws_pcdata);

 private:
  std::vector<WordRelation> relations_of(const std::string& part);
  void relations_by_name();

  ZipParts parts_;
  std::string main_ = "word/document.xml", why_;
  std::vector<WordRelation> relations_;
  std::vector<std::unique_ptr<std::string>> held_;
  std::size_t unpacked_ = 0;  // bytes
};

/// Styles of Word that hide what is written in them.
class WordStyles {
 public:
  WordStyles() = default;
  explicit WordStyles(const pugi::xml_node& styles);

  bool hides(std::string_view style) const;

 private:
  struct Style {
    std::string based_on;
    std::optional<bool> hides;
  };
  std::map<std::string, Style, std::less<>> all_;
};

/// What an element such as <w:vanish w:val="0"/> says; nothing where it is not there.
std::optional<bool> word_switch(const pugi::xml_node& node);

}  // namespace peil::files
