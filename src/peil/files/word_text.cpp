#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <pugixml.hpp>

#include "peil/base/text.h"
#include "peil/files/letter_parts.h"
#include "peil/files/letter_xml.h"
#include "peil/files/word_paragraph.h"
#include "peil/files/word_parts.h"

namespace peil::files {
namespace {

bool is_one_of(std::string_view name, auto... names) { return ((name == names) || ...); }

// What was taken out of the letter, and what is about it but not in it.
bool is_left_out(std::string_view name) {
  return is_one_of(name, "del", "moveFrom", "delText", "pPr", "rPr", "tblPr", "tblGrid", "sdtPr",
                   "instrText", "delInstrText", "rt");
}

// The forms of a text of which Word shows the first that it knows (ISO/IEC 29500-3, 7.5).
bool is_known(std::string_view form) {
  return form.starts_with("w16") || is_one_of(form, "wps", "wpg", "wpc", "wpi", "wp14", "w14",
                                              "w15", "a14", "am3d", "cx1", "cx2", "cx4", "aink");
}
pugi::xml_node form_shown(const pugi::xml_node& alternatives) {
  for (const pugi::xml_node& one : alternatives.children()) {
    const std::string_view name = local_name(one.name());
    const auto asked = words(attribute_of(one, "Requires"));
    if (name == "Fallback" || (name == "Choice" && std::ranges::all_of(asked, is_known)))
      return one;
  }
  return {};
}

// Its mark was taken out: what follows belongs to the same paragraph.
bool runs_on(const pugi::xml_node& p) {
  const pugi::xml_node mark = child_of(child_of(p, "pPr"), "rPr");
  return child_of(mark, "del") || child_of(mark, "moveFrom");
}

bool is_taken_out(const pugi::xml_node& row) {
  return static_cast<bool>(child_of(child_of(row, "trPr"), "del"));
}

// Taken out, or below a cell that was merged with it.
bool is_covered(const pugi::xml_node& cell) {
  const pugi::xml_node about = child_of(cell, "tcPr"), merged = child_of(about, "vMerge");
  return child_of(about, "cellDel") || (merged && attribute_of(merged, "val") != "restart");
}

std::string sign_of(const pugi::xml_node& p) {
  const pugi::xml_node about = child_of(p, "pPr");
  const std::string_view style = attribute_of(child_of(about, "pStyle"), "val");
  if (style.starts_with("Heading") || style.starts_with("Kop") || style == "Title" ||
      style == "Titel")
    return "# ";
  return child_of(about, "numPr") ? "- " : "";
}

class Walk {
 public:
  explicit Walk(const WordStyles& styles) : styles_(styles) {}

  std::string text, why;
  std::set<std::string> shown;  // what the text refers to: notes, headers, footers

  // Paragraphs and tables that follow each other: the letter, a note, a cell.
  void story(const pugi::xml_node& parent) {
    blocks(parent);
    text += paragraph("", std::exchange(held_, ""));
  }

  std::string words_of(const pugi::xml_node& p) {
    const bool hides = styles_.hides(attribute_of(child_of(child_of(p, "pPr"), "pStyle"), "val"));
    const bool before = std::exchange(paragraph_hides_, hides);
    std::string words;
    runs(p, words);
    paragraph_hides_ = before;
    return words;
  }

  // Words behind a field that is never closed could be its instruction, or the letter.
  void close() {
    if (!fields_.empty() && withheld_) why = "a field in it is never closed";
    fields_.clear();
  }

 private:
  void blocks(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) block(node);
  }

  void block(const pugi::xml_node& node) {
    const std::string_view name = local_name(node.name());
    if (name == "p") return one_paragraph(node);
    if (name == "tbl") return table(node);
    if (name == "AlternateContent") return blocks(form_shown(node));
    if (name == "altChunk") why = "it holds a part in another format (altChunk)";
    if (is_one_of(name, "headerReference", "footerReference"))
      shown.insert(std::string(attribute_of(node, "id")));
    if (!is_left_out(name)) blocks(node);
  }

  void one_paragraph(const pugi::xml_node& p) {
    std::string words = std::exchange(held_, "");
    words += words_of(p);
    if (runs_on(p))
      held_ = std::move(words);
    else
      text += paragraph(sign_of(p), words);
    for (const pugi::xml_node& section : child_of(p, "pPr").children())
      if (local_name(section.name()) == "sectPr") blocks(section);
  }

  void table(const pugi::xml_node& tbl) {
    text += paragraph("", std::exchange(held_, ""));
    tables_.add(text, [&] { rows(tbl); });
  }

  void rows(const pugi::xml_node& parent) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node.name());
      if (name != "tr" && !is_left_out(name)) rows(node);
      if (name != "tr" || is_taken_out(node)) continue;
      std::string line = "|";
      cells(node, line);
      text += line + "\n";
    }
  }

  void cells(const pugi::xml_node& parent, std::string& line) {
    for (const pugi::xml_node& node : parent.children()) {
      const std::string_view name = local_name(node.name());
      if (name == "tc")
        line += " " + (is_covered(node) ? "" : cell(node)) + " |";
      else if (!is_left_out(name))
        cells(node, line);
    }
  }

  std::string cell(const pugi::xml_node& tc) {
    std::string outside = std::exchange(text, "");
    story(tc);
    return join(words(std::exchange(text, std::move(outside))), " ");
  }

  void runs(const pugi::xml_node& parent, std::string& words) {
    for (const pugi::xml_node& node : parent.children()) run(node, words);
  }

  void run(const pugi::xml_node& node, std::string& words) {
    const std::string_view name = local_name(node.name());
    if (is_left_out(name)) return;
    if (name == "r") return one_run(node, words);
    if (name == "fldChar") return field(attribute_of(node, "fldCharType"));
    if (name == "AlternateContent") return runs(form_shown(node), words);
    if (!is_seen()) withheld_ = withheld_ || (name == "t" && !hidden_);
    if (is_seen()) sign(node, name, words);
    if (name != "txbxContent") runs(node, words);
  }

  void sign(const pugi::xml_node& node, std::string_view name, std::string& words) {
    if (name == "t") words += characters_of(node);
    if (is_one_of(name, "tab", "ptab", "br", "cr")) words += ' ';
    if (name == "noBreakHyphen") words += '-';
    if (name == "textpath") words += " " + std::string(attribute_of(node, "string")) + " ";
    if (is_one_of(name, "footnoteReference", "endnoteReference"))
      shown.insert(std::string(name.substr(0, name.find('R'))) +
                   std::string(attribute_of(node, "id")));
    if (name != "txbxContent") return;
    std::string held = std::exchange(held_, "");
    story(node);
    held_ = std::move(held);
  }

  void one_run(const pugi::xml_node& r, std::string& words) {
    const pugi::xml_node about = child_of(r, "rPr");
    const bool style = styles_.hides(attribute_of(child_of(about, "rStyle"), "val"));
    // What two styles hide together stands there again (17.7.3).
    const bool hides = word_switch(child_of(about, "vanish")).value_or(style != paragraph_hides_);
    const bool before = std::exchange(hidden_, hidden_ || hides);
    runs(r, words);
    hidden_ = before;
  }

  // Of a field its result is seen, not its instruction nor the fields within that.
  void field(std::string_view kind) {
    if (kind == "begin") fields_.push_back(false);
    if (fields_.empty()) return;
    if (kind == "separate") fields_.back() = true;
    if (kind == "end") fields_.pop_back();
    if (fields_.empty()) withheld_ = false;
  }

  bool is_seen() const {
    return !hidden_ && std::ranges::all_of(fields_, [](bool result) { return result; });
  }

  const WordStyles& styles_;
  std::string held_;  // words of a paragraph that runs on
  LetterTables tables_;
  std::vector<bool> fields_;  // those that are open: whether this is their result
  bool hidden_ = false, paragraph_hides_ = false, withheld_ = false;
};

class Letter {
 public:
  explicit Letter(WordParts& parts) : parts_(parts) {}

  // Nothing: parts.why() or why says what stands in the way.
  std::optional<std::string> text(std::string& why) {
    pugi::xml_document styles, document;
    const WordStyles hiding = read_styles(styles);
    Walk walk(hiding);
    const bool is_word = parts_.ok() && parts_.read(parts_.main(), document);
    if (is_word) {
      walk.story(child_of(document.document_element(), "body"));
      walk.close();
      notes(walk);
      beside(walk);
    }
    why = !parts_.ok() ? parts_.why() : !is_word ? "it is no Word document (.docx)" : walk.why;
    if (!why.empty()) return {};
    return std::move(walk.text);
  }

 private:
  WordStyles read_styles(pugi::xml_document& styles) {
    for (const WordRelation& one : parts_.relations())
      if (one.kind == "styles" && parts_.read(one.part, styles))
        return WordStyles(styles.document_element());
    return {};
  }

  void notes(Walk& walk) {
    for (const char* kind : {"footnotes", "endnotes"}) {
      for (const WordRelation& one : parts_.relations()) {
        pugi::xml_document part;
        if (one.kind != kind || !parts_.ok() || !parts_.read(one.part, part)) continue;
        for (const pugi::xml_node& note : part.document_element().children()) {
          const std::string id(attribute_of(note, "id"));
          const std::string name(local_name(note.name()));
          if (id.empty() || walk.shown.contains(name + id)) walk.story(note);
        }
        walk.close();
      }
    }
  }

  // Headers and footers, and what pictures of Word say in words.
  void beside(Walk& walk) {
    for (const WordRelation& one : parts_.relations()) {
      const bool edge = one.kind == "header" || one.kind == "footer";
      const bool seen = edge ? one.id.empty() || walk.shown.contains(one.id)
                             : one.kind == "diagramData" || one.kind == "chart";
      pugi::xml_document part;
      if (!seen || !parts_.ok() || !parts_.read(one.part, part)) continue;
      walk.story(part.document_element());
      walk.close();
    }
  }

  WordParts& parts_;
};

}  // namespace

std::string word_paragraph(const pugi::xml_node& p, const WordStyles& styles) {
  return Walk(styles).words_of(p);
}

std::string paragraph(std::string_view sign, std::string_view words) {
  const std::string line = join(peil::words(words), " ");
  return line.empty() ? "" : std::string(sign) + line + "\n\n";
}

std::optional<std::string> word_text(std::string_view bytes, std::string& why) {
  WordParts parts(bytes);
  return Letter(parts).text(why);
}

}  // namespace peil::files
