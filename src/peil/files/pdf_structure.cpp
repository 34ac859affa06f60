#include "peil/files/pdf_structure.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "peil/base/text.h"
#include "peil/files/pdf_instructions.h"

namespace peil::files {
namespace {

// ISO 32000-1, 14.8.4.
const std::set<std::string_view> standard_types{
    "/Document", "/Part",    "/Art",   "/Sect",    "/Div",       "/BlockQuote", "/Caption",
    "/TOC",      "/TOCI",    "/Index", "/Private", "/NonStruct", "/P",          "/H",
    "/H1",       "/H2",      "/H3",    "/H4",      "/H5",        "/H6",         "/L",
    "/LI",       "/Lbl",     "/LBody", "/Table",   "/TR",        "/TH",         "/TD",
    "/THead",    "/TBody",   "/TFoot", "/Span",    "/Quote",     "/Note",       "/Reference",
    "/BibEntry", "/Code",    "/Link",  "/Annot",   "/Ruby",      "/RB",         "/RT",
    "/RP",       "/Warichu", "/WT",    "/WP",      "/Figure",    "/Formula",    "/Form"};

// Of PDF 2.0, as Chromium writes them.
const std::map<std::string_view, std::string> newer_types{{"/Strong", "/Span"}, {"/Em", "/Span"}};

struct StructureKid {
  QPDFObjectHandle object, parent;
};

using StructureElements = std::vector<StructureKid>;

std::string structure_type(const QPDFObjectHandle& element) {
  QPDFObjectHandle type = pdf_entry(element, "/S");
  return type.isName() ? type.getName() : "";
}

std::vector<QPDFObjectHandle> structure_kids(const QPDFObjectHandle& element) {
  QPDFObjectHandle kids = pdf_entry(element, "/K");
  if (kids.isArray()) return kids.getArrayAsVector();
  return kids.isNull() ? std::vector<QPDFObjectHandle>() : std::vector{kids};
}

// In the order of reading, each element once; goes into those for which `visit` is true.
void walk_structure(const QPDFObjectHandle& root, const std::function<bool(StructureKid&)>& visit) {
  std::set<QPDFObjGen> been;
  std::vector<StructureKid> left;
  const auto add_kids = [&](const QPDFObjectHandle& element) {
    std::vector<QPDFObjectHandle> kids = structure_kids(element);
    for (auto kid = kids.rbegin(); kid != kids.rend(); ++kid) left.push_back({*kid, element});
  };
  add_kids(root);
  while (!left.empty()) {
    StructureKid next = left.back();
    left.pop_back();
    const bool is_new = !next.object.isIndirect() || been.insert(next.object.getObjGen()).second;
    if (is_new && visit(next) && !structure_type(next.object).empty()) add_kids(next.object);
  }
}

StructureElements elements_below(const QPDFObjectHandle& root) {
  StructureElements elements;
  walk_structure(root, [&](StructureKid& kid) {
    if (!structure_type(kid.object).empty()) elements.push_back(kid);
    return true;
  });
  return elements;
}

// What is read instead of an element.
std::string alternative_of(const QPDFObjectHandle& element) {
  const std::string text = pdf_text_entry(element, "/ActualText");
  return text.empty() ? pdf_text_entry(element, "/Alt") : text;
}

bool give_types(QPDFObjectHandle tree, const StructureElements& elements) {
  bool all_known = true;
  for (const StructureKid& element : elements) {
    const std::string type = structure_type(element.object);
    QPDFObjectHandle role = pdf_entry(pdf_entry(tree, "/RoleMap"), type);
    if (standard_types.contains(type)) continue;
    if (role.isName() && standard_types.contains(role.getName())) continue;
    const auto newer = newer_types.find(type);
    if (newer == newer_types.end()) {
      all_known = false;
      continue;
    }
    if (!pdf_entry(tree, "/RoleMap").isDictionary())
      tree.replaceKey("/RoleMap", QPDFObjectHandle::newDictionary());
    tree.getKey("/RoleMap").replaceKey(type, QPDFObjectHandle::newName(newer->second));
  }
  return all_known;
}

std::string link_words(const QPDFObjectHandle& link, const MarkedTexts& texts) {
  std::string said;
  const auto add_mark = [&](QPDFObjectHandle number, const QPDFObjectHandle& page) {
    if (!number.isInteger()) return;
    const auto text = texts.find({page.getObjGen(), number.getIntValueAsInt()});
    if (text != texts.end()) said += text->second;
  };
  walk_structure(link, [&](StructureKid& kid) {
    const std::string instead = alternative_of(kid.object);
    said += instead;
    QPDFObjectHandle page = pdf_entry(kid.object, "/Pg");
    if (page.isNull()) page = pdf_entry(kid.parent, "/Pg");
    if (kid.object.isInteger()) add_mark(kid.object, page);
    if (structure_type(kid.object).empty()) add_mark(pdf_entry(kid.object, "/MCID"), page);
    return instead.empty();
  });
  return join(words(said), " ");
}

std::vector<QPDFObjectHandle> annotations_of(const QPDFObjectHandle& link) {
  std::vector<QPDFObjectHandle> found;
  walk_structure(link, [&](StructureKid& kid) {
    QPDFObjectHandle object = pdf_entry(kid.object, "/Obj");
    if (object.isDictionary()) found.push_back(object);
    return true;
  });
  return found;
}

// What a browser says of a link by itself stays.
bool describe_links(QPDF& pdf, const StructureElements& elements, const MarkedTexts& texts) {
  std::set<QPDFObjGen> described;
  for (const StructureKid& element : elements) {
    if (structure_type(element.object) != "/Link") continue;
    const std::string said = link_words(element.object, texts);
    for (QPDFObjectHandle& annotation : annotations_of(element.object)) {
      if (pdf_text_entry(annotation, "/Contents").empty() && !said.empty())
        annotation.replaceKey("/Contents", QPDFObjectHandle::newUnicodeString(said));
      if (annotation.isIndirect() && !pdf_text_entry(annotation, "/Contents").empty())
        described.insert(annotation.getObjGen());
    }
  }
  bool all_described = true;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages())
    for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations())
      all_described = described.contains(annotation.getObjectHandle().getObjGen()) &&
                      annotation.getSubtype() == "/Link" && all_described;
  return all_described;
}

// The element itself becomes the body, so that the numbers of its marks still lead to it.
void give_body(QPDF& pdf, const StructureKid& element) {
  QPDFObjectHandle body = element.object, above = element.parent;
  QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
  QPDFObjectHandle of_item = QPDFObjectHandle::newArray(), of_body = QPDFObjectHandle::newArray();
  for (QPDFObjectHandle& kid : structure_kids(body)) {
    const bool is_label = structure_type(kid) == "/Lbl";
    (is_label ? of_item : of_body).appendItem(kid);
    if (is_label) kid.replaceKey("/P", item);
  }
  of_item.appendItem(body);
  QPDFObjectHandle of_above = QPDFObjectHandle::newArray();
  for (QPDFObjectHandle& kid : structure_kids(above))
    of_above.appendItem(kid.getObjGen() == body.getObjGen() ? item : kid);
  item.replaceKey("/Type", QPDFObjectHandle::newName("/StructElem"));
  item.replaceKey("/S", QPDFObjectHandle::newName("/LI"));
  item.replaceKey("/P", above);
  item.replaceKey("/K", of_item);
  body.replaceKey("/S", QPDFObjectHandle::newName("/LBody"));
  body.replaceKey("/P", item);
  body.replaceKey("/K", of_body);
  above.replaceKey("/K", of_above);
}

bool give_bodies(QPDF& pdf, const StructureElements& elements) {
  bool all_have = true;
  for (const StructureKid& element : elements) {
    if (structure_type(element.object) != "/LI") continue;
    std::vector<QPDFObjectHandle> kids = structure_kids(element.object);
    if (std::ranges::any_of(
            kids, [](const QPDFObjectHandle& k) { return structure_type(k) == "/LBody"; }))
      continue;
    if (element.object.isIndirect())
      give_body(pdf, element);
    else
      all_have = false;
  }
  return all_have;
}

bool headings_leave_no_level_out(const StructureElements& elements) {
  int level = 0;
  for (const StructureKid& element : elements) {
    const std::string type = structure_type(element.object);
    if (type.size() != 3 || type[1] != 'H' || type[2] < '1' || type[2] > '6') continue;
    if (type[2] - '0' > level + 1) return false;
    level = type[2] - '0';
  }
  return true;
}

bool figures_are_told(const StructureElements& elements) {
  return std::ranges::all_of(elements, [](const StructureKid& element) {
    return structure_type(element.object) != "/Figure" || !alternative_of(element.object).empty();
  });
}

}  // namespace

bool mend_structure(QPDF& pdf, const MarkedTexts& texts) {
  QPDFObjectHandle tree = pdf.getRoot().getKey("/StructTreeRoot");
  if (!tree.isDictionary()) return false;
  const StructureElements elements = elements_below(tree);
  const bool typed = give_types(tree, elements);
  const bool described = describe_links(pdf, elements, texts);
  const bool listed = give_bodies(pdf, elements);
  return typed && described && listed && headings_leave_no_level_out(elements) &&
         figures_are_told(elements);
}

}  // namespace peil::files
