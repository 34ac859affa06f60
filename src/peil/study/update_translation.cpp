#include "peil/study/update_translation.h"

#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "peil/base/text.h"
#include "peil/study/encoding.h"
#include "peil/study/local_texts.h"

namespace peil::study {
namespace {

constexpr unsigned keep_remarks =
    pugi::parse_default | pugi::parse_comments | pugi::parse_pi | pugi::parse_declaration;

void make_empty(pugi::xml_document& document, const Study& study, const std::string& language) {
  pugi::xml_node root = document.append_child("xliff");
  root.append_attribute("version") = "1.2";
  root.append_attribute("xmlns") = "urn:oasis:names:tc:xliff:document:1.2";
  pugi::xml_node file = root.append_child("file");
  file.append_attribute("original") = study.name.c_str();
  file.append_attribute("source-language") = study.source_language.c_str();
  file.append_attribute("target-language") = language.c_str();
  file.append_attribute("datatype") = "plaintext";
  file.append_child("body");
}

void set_attribute(pugi::xml_node node, const char* name, const char* value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute = value;
}

void set_text(pugi::xml_node node, const std::string& text) {
  node.remove_children();
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

class Updater {
 public:
  Updater(const Study& study, const std::string& language, pugi::xml_document& document)
      : study_(study), language_(language), document_(document) {}

  UpdatedTranslation run(const Xliff& before) {
    for (const XliffUnit& unit : before.units) known_[unit.id] = &unit;
    pugi::xml_node file = document_.child("xliff").child("file");
    for (const auto& found : file.select_nodes(".//trans-unit"))
      nodes_[found.node().attribute("id").value()] = found.node();
    pugi::xml_node old_body = file.child("body");
    body_ = file.append_child("body");
    out_.count.language = language_;
    for (const LocalText* text : texts_of(study_)) place(*text);
    out_.removed = nodes_.size();
    if (old_body) file.remove_child(old_body);
    write_declaration();
    std::ostringstream bytes;
    document_.save(bytes, "  ", pugi::format_indent, pugi::encoding_utf8);
    out_.text = std::move(bytes).str();
    return std::move(out_);
  }

 private:
  // Poedit and older tools take a file without an encoding for one of their own.
  void write_declaration() {
    while (document_.first_child().type() == pugi::node_declaration)
      document_.remove_child(document_.first_child());
    pugi::xml_node declaration = document_.prepend_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
  }

  void place(const LocalText& text) {
    const auto found = known_.find(text.key);
    const XliffUnit* unit = found == known_.end() ? nullptr : found->second;
    const bool must =
        must_be_translated(text.key, language_) && is_sent_in(study_, text.key, language_);
    const bool may = must || may_be_translated(text.key, language_);
    if (!may && (unit == nullptr || unit->target.empty())) return;
    ++out_.count.texts;
    if (unit == nullptr) return add(text);
    keep(text, *unit);
  }

  void add(const LocalText& text) {
    pugi::xml_node node = body_.append_child("trans-unit");
    node.append_attribute("id") = text.key.c_str();
    set_text(node.append_child("source"), source_of(text));
    pugi::xml_node target = node.append_child("target");
    // A form that was put away takes its translations with it.
    const auto found = known_.find(std::string(later_key(text.key)));
    if (found != known_.end() && standing(*found->second, source_of(text)) <= UnitStanding::Draft) {
      const XliffUnit& unit = *found->second;
      if (!unit.state.empty()) target.append_attribute("state") = unit.state.c_str();
      set_text(target, unit.target);
      ++out_.added;
      ++(standing(unit, source_of(text)) == UnitStanding::Ready ? out_.count.translated
                                                                : out_.count.drafts);
      return;
    }
    target.append_attribute("state") = "new";
    ++out_.added, ++out_.count.missing;
  }

  void keep(const LocalText& text, const XliffUnit& unit) {
    const auto old = nodes_.find(text.key);
    pugi::xml_node node = body_.append_move(old->second);
    nodes_.erase(old);
    pugi::xml_node source = node.child("source");
    if (!source) source = node.prepend_child("source");
    pugi::xml_node target = node.child("target");
    if (!target) target = node.insert_child_after("target", source);
    if (unit.source != source_of(text)) {
      set_text(source, source_of(text));
      if (!unit.target.empty()) set_attribute(target, "state", "needs-translation");
      ++out_.changed;
    }
    switch (standing(unit, source_of(text))) {
      case UnitStanding::Ready:
        ++out_.count.translated;
        break;
      case UnitStanding::Draft:
        ++out_.count.drafts;
        break;
      default:
        ++out_.count.missing;
    }
  }

  std::string source_of(const LocalText& text) const {
    return plain_text(text.at(study_.source_language));
  }

  const Study& study_;
  const std::string& language_;
  pugi::xml_document& document_;
  pugi::xml_node body_;
  std::map<std::string, const XliffUnit*> known_;
  std::map<std::string, pugi::xml_node> nodes_;
  UpdatedTranslation out_;
};

}  // namespace

std::optional<UpdatedTranslation> update_translation(const Study& study,
                                                     const std::string& language,
                                                     FileProblems& file) {
  pugi::xml_document document;
  Xliff before;
  if (file.text().empty()) {
    make_empty(document, study, language);
  } else {
    const std::size_t known = file.count();
    const auto read = read_xliff(file);
    if (read) check_languages(*read, language, study.source_language, file);
    if (!read || file.count() > known) return {};
    before = *read;
    const std::string_view text = without_mark(file.text());
    const bool good =
        document.load_buffer(text.data(), text.size(), keep_remarks, pugi::encoding_utf8);
    expects(good, "update_translation: read_xliff has read this file");
  }
  return Updater(study, language, document).run(before);
}

}  // namespace peil::study
