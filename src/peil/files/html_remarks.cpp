#include <libxml/HTMLtree.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "peil/base/text.h"
#include "peil/files/html_document.h"
#include "peil/files/letter_parts.h"

namespace peil::files {
namespace {

const xmlChar* xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

std::string on_one_line(std::string_view text) { return join(words(text), " "); }

std::string text_of(xmlNode* node) {
  xmlChar* content = xmlNodeGetContent(node);
  if (content == nullptr) return "";
  std::string text = on_one_line(reinterpret_cast<const char*>(content));
  xmlFree(content);
  return text;
}

bool is_block(xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE) return false;
  const std::string_view name(reinterpret_cast<const char*>(node->name));
  for (const char* block : {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd",
                            "blockquote", "figcaption", "div", "section", "article"})
    if (name == block) return true;
  return false;
}

// The innermost blocks, in their order, then those that hold them.
void blocks_of(xmlNode* node, std::vector<xmlNode*>& all) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    blocks_of(node->children, all);
    if (is_block(node)) all.push_back(node);
  }
}

xmlNode* place_of(const std::vector<xmlNode*>& blocks, const LetterRemark& remark) {
  std::string quote = remark.quote;
  std::erase(quote, '|');
  quote = on_one_line(quote);
  for (xmlNode* block : blocks)
    if (text_of(block).find(quote) != std::string::npos) return block;
  for (xmlNode* block : blocks)  // cells stand closer to each other than their row is quoted
    if (std::string text = text_of(block); !text.empty() && quote.starts_with(text)) return block;
  return blocks.empty() ? nullptr : blocks.front();
}

// Behind the row's table where it stands in one, which holds rows alone.
xmlNode* where_a_note_may_stand(xmlNode* node) {
  const auto is = [](xmlNode* n, const char* name) { return xmlStrEqual(n->name, xml(name)) != 0; };
  while (node->parent != nullptr &&
         (is(node, "tr") || is(node, "tbody") || is(node, "thead") || is(node, "td") ||
          is(node, "li") || is(node, "dt") || is(node, "dd") || is(node->parent, "td")))
    node = node->parent;
  return node;
}

xmlNode* note_of(xmlDoc* document, const LetterRemark& remark) {
  xmlNode* note = xmlNewDocNode(document, nullptr, xml("aside"), nullptr);
  xmlNewProp(note, xml("class"), xml("peil-remark"));
  xmlNewProp(note, xml("style"),
             xml("margin:.5em 0 1em 1.5em;padding:.4em .8em;border-left:4px solid "
                 "#14507f;background:#f4f6f8"));
  xmlNode* title = xmlNewChild(note, nullptr, xml("p"), nullptr);
  xmlNewTextChild(title, nullptr, xml("strong"), xml(remark.title.c_str()));
  for (const std::string_view line : split(remark.text, '\n'))
    xmlNewTextChild(note, nullptr, xml("p"), xml(std::string(line).c_str()));
  return note;
}

}  // namespace

std::optional<std::string> html_with_remarks(std::string_view bytes,
                                             std::span<const LetterRemark> remarks,
                                             std::string& why) {
  const HtmlDocument document = html_document(bytes, why);
  if (document == nullptr) return {};
  if (xmlDocGetRootElement(document.get()) == nullptr) {
    why = "it is no web page";
    return {};
  }
  std::vector<xmlNode*> blocks;
  blocks_of(xmlDocGetRootElement(document.get()), blocks);
  // The last one first, so that several at one place stand in their order.
  for (auto remark = remarks.rbegin(); remark != remarks.rend(); ++remark) {
    xmlNode* place = place_of(blocks, *remark);
    if (place == nullptr) continue;
    xmlAddNextSibling(where_a_note_may_stand(place), note_of(document.get(), *remark));
  }
  xmlChar* text = nullptr;
  int size = 0;
  htmlDocDumpMemoryFormat(document.get(), &text, &size, 0);
  const std::unique_ptr<xmlChar, void (*)(void*)> owned(text, xmlFree);
  return std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

}  // namespace peil::files
