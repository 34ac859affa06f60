#include <libxml/HTMLtree.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <vector>

#include "peil/base/text.h"
#include "peil/files/html_document.h"
#include "peil/files/html_words.h"
#include "peil/files/letter_parts.h"
#include "peil/files/remark_style.h"

namespace peil::files {
namespace {

// Of a block with more text than a paragraph can have only the place is found, not the words.
constexpr std::size_t most_in_block = std::size_t{64} << 10U;

constexpr std::array<std::string_view, 7> of_words_alone{"p", "h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<std::string_view, 3> behind_themselves{"pre", "legend", "summary"};
constexpr std::array<std::string_view, 5> of_tables{"tr", "caption", "tbody", "thead", "tfoot"};
constexpr std::array<std::string_view, 1> table{"table"}, line_break{"br"};
constexpr std::array<std::string_view, 3> acting{"a", "button", "label"};
constexpr std::array<std::string_view, 4> lists{"ul", "ol", "dl", "table"};

const xmlChar* xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

bool is_remark(xmlNode* node) { return node != nullptr && has_html_class(node, "peil-remark"); }

xmlNode* element(xmlDoc* page, const std::string& name, const std::string& its_class) {
  xmlNode* made = xmlNewDocNode(page, nullptr, xml(name), nullptr);
  if (!its_class.empty()) xmlNewProp(made, xml("class"), xml(its_class));
  return made;
}

void add_text(xmlNode* to, const std::string& text) {
  xmlAddChild(to, xmlNewDocText(to->doc, xml(text)));
}

// The innermost one around it.
xmlNode* block_of(xmlNode* node) {
  while (node->parent != nullptr && node->parent->type == XML_ELEMENT_NODE && !is_html_block(node))
    node = node->parent;
  return node;
}

// The innermost block that holds all of the words of which this is the first text: a row of a
// table, of words in several cells.
xmlNode* block_with(xmlNode* text, const std::string& line) {
  xmlNode* innermost = block_of(text);
  for (xmlNode* block = innermost;; block = block_of(block->parent)) {
    const HtmlWords words(block);
    if (words.all().find(line) != std::string::npos) return block;
    const bool is_last = block->parent == nullptr || block->parent->type != XML_ELEMENT_NODE;
    if (is_last || words.all().size() > most_in_block) return innermost;
  }
}

// Behind what is there, and the remarks on it that are there already.
void add_behind(xmlNode* place, xmlNode* note) {
  while (is_remark(place->next)) place = place->next;
  xmlAddNextSibling(place, note);
}

// Where the line ends in which `words` stand, within a block that may hold a note.
void add_at_line_end(xmlNode* block, xmlNode* words, xmlNode* note) {
  xmlNode* place = words;
  while (place != nullptr && place->parent != block) place = place->parent;
  if (place == nullptr) return void(xmlAddChild(block, note));
  while (place->next != nullptr && !is_html_block(place->next) && !is_html_named(place, line_break))
    place = place->next;
  add_behind(place, note);
}

void put_note(xmlNode* block, xmlNode* words, xmlNode* note) {
  if (is_html_named(block, of_words_alone) || is_html_named(block, behind_themselves))
    return add_behind(block, note);
  if (is_html_named(block, of_tables)) {
    while (block->parent != nullptr && !is_html_named(block, table)) block = block->parent;
    return add_behind(block, note);
  }
  if (is_html_named(block, lists)) return add_behind(block, note);
  add_at_line_end(block, words, note);
}

/// Ids that the page does not have yet: it may be a copy with remarks itself.
class Ids {
 public:
  explicit Ids(std::string_view page) {
    while (page.find(name("remark", 1)) != std::string_view::npos) round_ += "b";
  }
  std::string name(const char* what, std::size_t number) const {
    return std::string("peil-") + what + round_ + "-" + std::to_string(number);
  }

 private:
  std::string round_;
};

/// Puts remarks into a page.
class Remarks {
 public:
  Remarks(xmlDoc* page, std::string_view bytes, std::string language)
      : page_(page), ids_(bytes), language_(std::move(language)) {}

  void put(std::span<const LetterRemark> remarks) {
    xmlNode* root = xmlDocGetRootElement(page_);
    std::vector<xmlNode*> texts;
    {
      const HtmlWords words(root);
      for (const LetterRemark& remark : remarks) texts.push_back(first_text(words, remark.quote));
    }
    for (std::size_t i = 0; i < remarks.size(); ++i) put(remarks[i], i + 1, texts[i]);
    add_style(root);
  }

 private:
  // Behind the words of the remark before; the same words once more where they stand once more.
  xmlNode* first_text(const HtmlWords& words, const std::string& quote) {
    const std::string line = HtmlWords::line_of(quote);
    if (line.empty()) return nullptr;
    const auto [used, is_new] = last_of_.try_emplace(line, 0);
    const std::size_t again = is_new ? last_ : used->second + 1;
    for (const std::size_t from : {std::max(last_, again), last_, std::size_t{0}}) {
      const std::size_t place = words.all().find(line, from);
      if (place == std::string::npos) continue;
      last_ = used->second = place;
      return words.text_at(place);
    }
    last_of_.erase(used);
    return nullptr;
  }

  void put(const LetterRemark& remark, std::size_t number, xmlNode* text) {
    const std::string words_id = ids_.name("words", number);
    if (text == nullptr) return put_first(note_of(remark, number, ""));
    xmlNode* block = block_with(text, HtmlWords::line_of(remark.quote));
    xmlNode* last = mark_words(block, remark, number);
    put_note(block, last == nullptr ? text : last,
             note_of(remark, number, last == nullptr ? "" : words_id));
  }

  // Words that are not in the page as it is read here: the note says which.
  void put_first(xmlNode* note) {
    xmlNode* body = xmlDocGetRootElement(page_);
    for (xmlNode* node = body->children; node != nullptr; node = node->next)
      if (xmlStrEqual(node->name, xml("body")) != 0) body = node;
    xmlNode* first = body->children;
    if (first == nullptr) return void(xmlAddChild(body, note));
    if (is_remark(first)) return add_behind(first, note);
    xmlAddPrevSibling(first, note);
  }

  // Marks the words and puts a link to the remark behind them; what comes last of them.
  xmlNode* mark_words(xmlNode* block, const LetterRemark& remark, std::size_t number) {
    const HtmlWords words(block);
    const std::string line = HtmlWords::line_of(remark.quote);
    if (words.all().size() > most_in_block) return nullptr;
    std::size_t& next = next_in_[{block, line}];
    std::size_t at = words.all().find(line, next);
    if (at == std::string::npos) at = words.all().find(line);
    if (at == std::string::npos) return nullptr;
    next = at + 1;
    xmlNode* last = nullptr;
    std::string id = ids_.name("words", number);
    for (const HtmlWords::Stretch& stretch : words.stretches(at, at + line.size())) {
      last = wrap(stretch);
      if (!id.empty()) xmlNewProp(last, xml("id"), xml(id));
      id.clear();
    }
    if (last == nullptr) return nullptr;
    for (xmlNode* outer = last->parent; outer != nullptr && outer != block; outer = outer->parent)
      if (is_html_named(outer, acting)) last = outer;
    xmlNode* reference = reference_to(remark, number);
    xmlAddNextSibling(last, reference);
    return reference;
  }

  xmlNode* wrap(const HtmlWords::Stretch& stretch) {
    const std::string text(reinterpret_cast<const char*>(stretch.text->content));
    xmlNode* span = element(page_, "span", "peil-words");
    add_text(span, text.substr(stretch.from, stretch.to - stretch.from));
    const std::string before = text.substr(0, stretch.from), behind = text.substr(stretch.to);
    xmlNode* node = stretch.text;
    xmlAddNextSibling(node, span);
    if (!behind.empty()) xmlAddNextSibling(span, xmlNewDocText(page_, xml(behind)));
    xmlNodeSetContent(node, xml(before));
    return span;
  }

  xmlNode* reference_to(const LetterRemark& remark, std::size_t number) {
    xmlNode* reference = element(page_, "a", "peil-ref");
    xmlNewProp(reference, xml("href"), xml("#" + ids_.name("remark", number)));
    xmlNewProp(reference, xml("aria-label"), xml(label_of(remark)));
    add_text(reference, "[" + std::to_string(number) + "]");
    return reference;
  }

  static const std::string& label_of(const LetterRemark& remark) {
    return remark.label.empty() ? remark.title : remark.label;
  }

  xmlNode* note_of(const LetterRemark& remark, std::size_t number, const std::string& words) {
    xmlNode* note = element(page_, "div", "peil-remark");
    xmlNewProp(note, xml("id"), xml(ids_.name("remark", number)));
    xmlNewProp(note, xml("role"), xml("note"));
    xmlNewProp(note, xml("aria-label"), xml(label_of(remark)));
    if (!language_.empty()) xmlNewProp(note, xml("lang"), xml(language_));
    xmlNewProp(note, xml("dir"), xml("auto"));
    xmlNode* title = xmlAddChild(note, element(page_, "span", "peil-line"));
    add_text(xmlAddChild(title, element(page_, "strong", "")), label_of(remark));
    if (words.empty()) add_line(note, "“" + remark.quote + "”");
    for (const std::string_view line : split(remark.text, '\n')) add_line(note, std::string(line));
    if (!words.empty() && !remark.back.empty()) {
      xmlNode* back = element(page_, "a", "peil-back");
      xmlNewProp(back, xml("href"), xml("#" + words));
      add_text(back, remark.back);
      xmlAddChild(note, back);
    }
    words_of_[note] = words;
    return note;
  }

  void add_line(xmlNode* note, const std::string& text) {
    add_text(xmlAddChild(note, element(page_, "span", "peil-line")), text);
  }

  void placed(xmlNode* node, std::vector<PlacedRemark>& all) const {
    for (; node != nullptr; node = node->next) {
      if (const auto known = words_of_.find(node); known != words_of_.end())
        all.push_back({html_attribute(node, "id"), known->second});
      if (node->type == XML_ELEMENT_NODE) placed(node->children, all);
    }
  }

  static bool runs_from_the_right(xmlNode* root) {
    std::string direction = html_attribute(root, "dir");
    for (xmlNode* node = root->children; node != nullptr && direction.empty(); node = node->next)
      if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, xml("body")) != 0)
        direction = html_attribute(node, "dir");
    return direction == "rtl" || direction == "RTL";
  }

  void add_style(xmlNode* root) {
    std::vector<PlacedRemark> all;
    placed(root->children, all);
    if (all.empty()) return;
    const std::string classes = html_attribute(root, "class");
    xmlSetProp(root, xml("class"), xml(classes.empty() ? "peil-margin" : classes + " peil-margin"));
    xmlNode* head = root->children;
    while (head != nullptr && xmlStrEqual(head->name, xml("head")) == 0) head = head->next;
    if (head == nullptr) {
      head = element(page_, "head", "");
      if (root->children == nullptr)
        xmlAddChild(root, head);
      else
        xmlAddPrevSibling(root->children, head);
    }
    xmlNode* style = xmlAddChild(head, element(page_, "style", ""));
    add_text(style, remark_style(all, runs_from_the_right(root)));
  }

  xmlDoc* page_;
  Ids ids_;
  std::string language_;
  std::size_t last_ = 0;
  std::map<std::string, std::size_t> last_of_;
  std::map<std::pair<xmlNode*, std::string>, std::size_t> next_in_;
  std::map<const xmlNode*, std::string> words_of_;  ///< ids, by note
};

}  // namespace

std::optional<std::string> html_with_remarks(std::string_view bytes,
                                             std::span<const LetterRemark> remarks,
                                             const std::string& language, std::string& why) {
  const HtmlDocument document = html_document(bytes, why);
  if (document == nullptr) return {};
  if (xmlDocGetRootElement(document.get()) == nullptr) {
    why = "it is no web page";
    return {};
  }
  Remarks(document.get(), bytes, language).put(remarks);
  xmlChar* text = nullptr;
  int size = 0;
  htmlDocDumpMemoryFormat(document.get(), &text, &size, 0);
  const std::unique_ptr<xmlChar, void (*)(void*)> owned(text, xmlFree);
  return std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
}

}  // namespace peil::files
