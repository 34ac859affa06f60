#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

namespace peil {
class ZipParts;
}

/// The XML within the office files that letters are (ISO/IEC 29500, ISO/IEC 26300).
namespace peil::files {

/// Reads one part, with limits. False, and `why` as the end of a sentence where more than the XML
/// itself is wrong: it has a document type (entities are fetched, or grow without end), lies deeper
/// than 256 elements or has more than two million tags.
///
/// Contract  `xml` outlives the document; it is changed.
bool read_letter_xml(std::string& xml, unsigned options, pugi::xml_document& document,
                     std::string& why);

/// False where two parts have one name: programs do not agree which of the two is the letter.
bool has_each_part_once(const ZipParts& parts, std::string& why);

/// "tbl" of <w:tbl>, and of <tbl>.
std::string_view local_name(std::string_view name);
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view local);
/// The value of the attribute that has this name behind its colon, or "".
std::string_view attribute_of(const pugi::xml_node& node, std::string_view local);
/// All characters directly within it, also where a comment stands between them.
std::string characters_of(const pugi::xml_node& node);

/// How a part is read that is written again.
inline constexpr unsigned all_of_xml = pugi::parse_full | pugi::parse_ws_pcdata;
/// The document as UTF-8, without a line or a blank that it does not have itself.
std::string xml_text(const pugi::xml_document& document);

/// The words of a row on one line, without the | between its cells.
std::string without_lines(std::string row);

/// Tables as Markdown has them: rows with | between cells, a table within a cell behind its own.
class LetterTables {
 public:
  /// Puts a table behind `text`; `rows` adds its rows to the same text, by cells that may hold
  /// tables.
  template <class Rows>
  void add(std::string& text, const Rows& rows) {
    std::string outside = std::exchange(text, "");
    std::string behind = std::exchange(behind_, "");
    const bool within = std::exchange(in_cell_, true);
    rows();
    text += "\n" + std::exchange(behind_, std::move(behind));
    in_cell_ = within;
    (within ? behind_ : outside) += text;
    text = std::move(outside);
  }

 private:
  std::string behind_;  // tables within cells
  bool in_cell_ = false;
};

}  // namespace peil::files
