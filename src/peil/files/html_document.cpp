#include "peil/files/html_document.h"

#include <libxml/HTMLtree.h>
#include <libxml/SAX2.h>

#include <algorithm>
#include <optional>

#include "peil/base/text.h"
#include "peil/base/windows_1252.h"
#include "peil/files/letter_encoding.h"

namespace peil::files {
namespace {

constexpr std::size_t most_bytes = std::size_t{32} << 20U, most_elements = 500'000;
constexpr int deepest = 200;
// Blanks and signs = in one tag: libxml2 compares each attribute with all before it.
constexpr std::ptrdiff_t most_attributes = 20'000;

const char* text_of(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

// What is not read to its end is not read at all: half a letter is none.
struct Limits {
  std::size_t elements = 0;
  bool deep = false, many = false;
};

void start_within_limits(void* context, const xmlChar* name, const xmlChar** attributes) {
  auto* parser = static_cast<htmlParserCtxt*>(context);
  auto* limits = static_cast<Limits*>(parser->_private);
  limits->deep = limits->deep || parser->nodeNr > deepest;
  limits->many = limits->many || ++limits->elements > most_elements;
  if (limits->deep || limits->many)
    xmlStopParser(parser);
  else
    xmlSAX2StartElement(context, name, attributes);
}

HtmlDocument parsed(std::string_view bytes, const char* encoding, Limits& limits) {
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                          HTML_PARSE_NOWARNING | HTML_PARSE_NOBLANKS | HTML_PARSE_NODEFDTD;
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxt*)> parser(htmlNewParserCtxt(),
                                                                          htmlFreeParserCtxt);
  parser->_private = &limits;
  parser->sax->startElement = start_within_limits;
  return {htmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                             encoding, options),
          xmlFreeDoc};
}

bool has_too_many_attributes(std::string_view bytes) {
  std::ptrdiff_t in_tag = 0;
  bool within = false;
  return std::ranges::any_of(bytes, [&](char c) {
    if (c == '<' || c == '>') within = c == '<', in_tag = 0;
    if (within && std::string_view(" \t\r\n\f=").find(c) != std::string_view::npos) ++in_tag;
    return in_tag > most_attributes;
  });
}

xmlNode* first_named(xmlNode* node, std::string_view name) {
  while (node != nullptr && (node->type != XML_ELEMENT_NODE || text_of(node->name) != name))
    node = node->next;
  return node;
}

// <meta charset="...">, and the older <meta http-equiv="Content-Type">, which libxml2 looks up.
std::string declared(xmlDoc* page) {
  xmlNode* root = page == nullptr ? nullptr : xmlDocGetRootElement(page);
  if (root == nullptr) return "";
  xmlNode* head = first_named(root->children, "head");
  xmlNode* meta = head == nullptr ? nullptr : first_named(head->children, "meta");
  for (; meta != nullptr; meta = first_named(meta->next, "meta"))
    if (std::string said = html_attribute(meta, "charset"); !said.empty()) return said;
  const xmlChar* said = htmlGetMetaEncoding(page);
  return said == nullptr ? "" : text_of(said);
}

// What the page says it is written in, as far as it is not windows-1252, which browsers read for
// Latin 1 as well.
std::string encoding_said(std::string_view bytes) {
  Limits limits;
  const HtmlDocument page = parsed(bytes, "ISO-8859-1", limits);
  std::string name = declared(page.get());
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  for (const char* western : {"windows-1252", "iso-8859-1", "latin1", "us-ascii", "cp1252"})
    if (name == western) return "";
  return name;
}

bool is_marked_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::optional<std::string> in_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_utf8(bytes)) return std::string(bytes);
  if (is_marked_utf16(bytes)) return from_utf16(bytes);
  const std::string said = encoding_said(bytes);
  if (!said.empty()) return to_utf8(bytes, said.c_str());
  if (!may_be_windows_1252(bytes)) return {};
  return from_windows_1252(bytes);
}

}  // namespace

HtmlDocument html_document(std::string_view bytes, std::string& why) {
  HtmlDocument document(nullptr, xmlFreeDoc);
  const bool large = bytes.size() > most_bytes, marked = is_marked_utf16(bytes);
  const bool nul = !marked && bytes.find('\0') != std::string_view::npos;
  const std::optional<std::string> text = large || nul ? std::nullopt : in_utf8(bytes);
  Limits limits;
  if (large)
    why = "it is larger than a web page with a letter can be (32 MiB)";
  else if (nul)
    why = "there is a byte 0 in it, which no web page has";
  else if (!text || !is_utf8(*text))
    why = "it is written in another encoding than it says; UTF-8 is always read";
  else if (has_too_many_attributes(*text))
    why = "one of its elements has more attributes than an element can have";
  else
    document = parsed(*text, "UTF-8", limits);
  if (limits.deep) why = "its elements lie more than 200 deep within each other";
  if (limits.many) why = "it has more elements than a letter can hold (half a million)";
  if (document == nullptr && why.empty()) why = "it is no web page";
  if (!why.empty()) document.reset();
  return document;
}

std::string html_attribute(xmlNode* node, const char* name) {
  xmlChar* found = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  if (found == nullptr) return "";
  std::string value(text_of(found));
  xmlFree(found);
  return value;
}

}  // namespace peil::files
