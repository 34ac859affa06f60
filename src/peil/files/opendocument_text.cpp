#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

class Walk {
 public:
  std::string text, notes;

  void body(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) block(node, "");
  }

 private:
  void block(const pugi::xml_node& node, const std::string& sign) {
    const std::string_view name = node.name();
    if (name == "text:h") {
      text += paragraph("# ", words_of(node));
    } else if (name == "text:p") {
      text += paragraph(sign, words_of(node));
    } else if (name == "text:list") {
      for (const pugi::xml_node& item : node.children()) {
        for (const pugi::xml_node& one : item.children()) block(one, "- ");
      }
    } else if (name == "table:table") {
      table(node);
      text += "\n";
    } else if (name == "text:section") {
      body(node);
    }
  }

  void table(const pugi::xml_node& node) {
    for (const pugi::xml_node& row : node.children()) {
      const std::string_view name = row.name();
      if (name == "table:table-header-rows" || name == "table:table-rows") table(row);
      if (name != "table:table-row") continue;
      std::string line = "|";
      for (const pugi::xml_node& cell : row.children("table:table-cell")) {
        std::string words;
        for (const pugi::xml_node& p : cell.children("text:p")) words += " " + words_of(p);
        line += " " + join(peil::words(words), " ") + " |";
      }
      text += line + "\n";
    }
  }

  std::string words_of(const pugi::xml_node& node) {
    std::string words;
    for (const pugi::xml_node& one : node.children()) {
      const std::string_view name = one.name();
      if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) {
        words += one.value();
      } else if (name == "text:s" || name == "text:tab" || name == "text:line-break") {
        words += ' ';
      } else if (name == "text:note") {
        for (const pugi::xml_node& p : one.child("text:note-body").children("text:p"))
          notes += paragraph("", words_of(p));
      } else if (name != "office:annotation" && name != "text:tracked-changes" &&
                 name != "text:hidden-text") {
        words += words_of(one);
      }
    }
    return words;
  }
};

}  // namespace

std::optional<std::string> opendocument_text(std::string_view bytes, std::string& why) {
  ZipParts parts(bytes);
  const auto content = parts.ok() ? parts.part("content.xml") : std::nullopt;
  pugi::xml_document document;
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!content || !document.load_buffer(content->data(), content->size(), options)) {
    const auto manifest = parts.ok() ? parts.part("META-INF/manifest.xml") : std::nullopt;
    const bool locked = manifest && manifest->find("manifest:encryption-data") != std::string::npos;
    why = locked                     ? "it is encrypted"
          : !parts.refused().empty() ? parts.refused()
                                     : "it is no text document (.odt)";
    return {};
  }
  Walk walk;
  walk.body(document.document_element().child("office:body").child("office:text"));
  return walk.text + walk.notes;
}

}  // namespace peil::files
