#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/files/letter_parts.h"
#include "peil/files/word_paragraph.h"

namespace peil::files {
namespace {

std::string_view local(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node& one : node.children()) {
    if (local(one) == name) return one;
  }
  return {};
}

std::string value(const pugi::xml_node& node) {
  for (const pugi::xml_attribute& a : node.attributes()) {
    if (std::string_view(a.name()).ends_with("val")) return a.value();
  }
  return "";
}

bool is_on(const pugi::xml_node& node) {
  const std::string said = value(node);
  return node && said != "0" && said != "false" && said != "none";
}

class Walk {
 public:
  std::string text;

  void body(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) block(node);
  }

  std::string words_of(const pugi::xml_node& p) {
    std::string words;
    for (const pugi::xml_node& node : p.children()) run(node, words);
    return words;
  }

 private:
  void block(const pugi::xml_node& node) {
    const std::string_view name = local(node);
    if (name == "p") {
      text += paragraph(sign_of(node), words_of(node));
    } else if (name == "tbl") {
      table(node);
    } else if (name == "sdt" || name == "sdtContent" || name == "ins" || name == "footnote" ||
               name == "endnote" || name == "txbxContent") {
      body(node);
    }
  }

  static std::string sign_of(const pugi::xml_node& p) {
    const pugi::xml_node about = child(p, "pPr");
    const std::string style = value(child(about, "pStyle"));
    if (style.starts_with("Heading") || style.starts_with("Kop") || style == "Title" ||
        style == "Titel")
      return "# ";
    return child(about, "numPr") ? "- " : "";
  }

  // Rows with | between cells, as Markdown has them.
  void table(const pugi::xml_node& tbl) {
    for (const pugi::xml_node& row : tbl.children()) {
      if (local(row) != "tr") continue;
      std::string line = "|";
      for (const pugi::xml_node& cell : row.children()) {
        if (local(cell) != "tc") continue;
        std::string words;
        for (const pugi::xml_node& p : cell.children()) {
          if (local(p) == "p") words += " " + words_of(p);
        }
        line += " " + join(peil::words(words), " ") + " |";
      }
      text += line + "\n";
    }
    text += "\n";
  }

  void run(const pugi::xml_node& node, std::string& words) {
    const std::string_view name = local(node);
    if (name == "t") {
      words += node.text().get();
    } else if (name == "tab" || name == "br" || name == "cr") {
      words += ' ';
    } else if (name == "noBreakHyphen") {
      words += '-';
    } else if (name == "r") {
      if (is_on(child(child(node, "rPr"), "vanish"))) return;
      for (const pugi::xml_node& one : node.children()) run(one, words);
    } else if (name == "txbxContent") {
      body(node);
    } else if (name != "del" && name != "moveFrom" && name != "pPr" && name != "rPr" &&
               name != "instrText" && name != "Fallback") {
      for (const pugi::xml_node& one : node.children()) run(one, words);
    }
  }
};

bool read_into(Walk& walk, const std::string& xml, const char* root) {
  pugi::xml_document document;
  // A run of one blank is a blank between two words.
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!document.load_buffer(xml.data(), xml.size(), options)) return false;
  const pugi::xml_node top = document.document_element();
  walk.body(std::string_view(root) == "document" ? child(top, "body") : top);
  return true;
}

}  // namespace

std::string word_paragraph(const pugi::xml_node& p) { return Walk().words_of(p); }

std::string paragraph(std::string_view sign, std::string_view words) {
  const std::string line = join(peil::words(words), " ");
  return line.empty() ? "" : std::string(sign) + line + "\n\n";
}

std::optional<std::string> word_text(std::string_view bytes, std::string& why) {
  ZipParts parts(bytes);
  const auto document = parts.ok() ? parts.part("word/document.xml") : std::nullopt;
  Walk walk;
  if (!document || !read_into(walk, *document, "document")) {
    why = parts.refused().empty() ? "it is no Word document (.docx)" : parts.refused();
    return {};
  }
  for (const char* notes : {"footnotes", "endnotes"}) {
    const auto part = parts.part("word/" + std::string(notes) + ".xml");
    if (part) read_into(walk, *part, notes);
  }
  for (const std::string& name : parts.names()) {
    if (!name.starts_with("word/header") && !name.starts_with("word/footer")) continue;
    if (const auto part = parts.part(name)) read_into(walk, *part, "");
  }
  return std::move(walk.text);
}

}  // namespace peil::files
