// Paragraphs of an OpenDocument text; numbers that a Word file bound to figures keep their tags in
// the content controls that LibreOffice writes.
#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/base/zip_parts.h"
#include "peil/files/letter_parts.h"
#include "peil/files/letter_xml.h"
#include "peil/files/published_parts.h"

namespace peil::files {
namespace {

constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;

class Pieces {
 public:
  std::vector<PublishedPiece> all;

  void read(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (name == "text:tracked-changes" || name == "office:annotation") continue;
      if (name == "text:p" || name == "text:h") {
        PublishedPiece piece;
        runs(node, piece);
        piece.text = join(words(piece.text), " ");
        if (!piece.text.empty()) all.push_back(std::move(piece));
      } else {
        read(node);
      }
    }
  }

 private:
  // Notes and text boxes within a paragraph are pieces of their own.
  void runs(const pugi::xml_node& parent, PublishedPiece& piece) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = node.name();
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        piece.text += node.value();
      else if (name == "text:s" || name == "text:tab" || name == "text:line-break")
        piece.text += ' ';
      else if (name == "text:note" || (name.starts_with("draw:") && name != "draw:a"))
        read(node);
      else if (local_name(name) == "content-control")
        bound(node, piece);
      else if (name != "office:annotation")
        runs(node, piece);
    }
  }

  void bound(const pugi::xml_node& control, PublishedPiece& piece) {
    const std::size_t before = piece.text.size();
    runs(control, piece);
    const std::string tag(attribute_of(control, "tag"));
    const std::size_t sign = tag.find('#');
    if (tag.empty() || sign == 0) return;
    piece.numbers.push_back({piece.text.substr(before), tag.substr(0, sign),
                             sign == std::string::npos ? "" : tag.substr(sign + 1)});
  }
};

}  // namespace

std::optional<std::vector<PublishedPiece>> opendocument_pieces(std::string_view bytes,
                                                               std::string& why) {
  // What keeps a letter from being read keeps it from being verified.
  if (!opendocument_text(bytes, why)) return {};
  ZipParts parts(bytes);
  std::optional<std::string> xml = parts.part("content.xml");
  pugi::xml_document content;
  if (!xml || !read_letter_xml(*xml, options, content, why)) {
    if (why.empty()) why = "it is no text document (.odt)";
    return {};
  }
  Pieces pieces;
  pieces.read(content.document_element().child("office:body"));
  return std::move(pieces.all);
}

}  // namespace peil::files
