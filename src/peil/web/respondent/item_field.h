#pragma once

#include <string>
#include <utility>
#include <vector>

#include "peil/base/html.h"
#include "peil/interview/shown.h"
#include "peil/web/respondent/document.h"

namespace peil::web::respondent {

/// True for a question that is answered by typing.
bool is_typed(const Question& question);
/// True for a question of which one of several radios is chosen.
bool has_radios(const Question& question);

/// What is in the field of an item: what was typed, else what we hold, as the values of the form.
std::string shown_value(const interview::QuestionShown& shown, const std::string& item);

/// An attribute that is there on a condition.
inline Html::Literal when(bool on, Html::Literal name) { return on ? name : Html::Literal(""); }

/// The fields of one item, with their names and ids and what is said around them.
class ItemField {
 public:
  ItemField(const interview::QuestionShown& shown, const Words& words, std::string name);

  const Question& question() const { return *shown_.question; }
  bool invalid() const { return !error_.empty(); }
  std::string id(const std::string& value) const;
  /// Hint and error, with the ids that aria-describedby names.
  Html description() const;
  std::string described_by() const;  ///< ids, for aria-describedby
  Html radio(const std::string& value, const Html& label) const;
  Html checkbox(const std::string& value, const Html& label) const;
  /// "Don't know" and "not applicable", as radios beside radios, else as checkboxes.
  Html absences() const;
  Html box() const;  ///< to type in
  Html scale() const;
  Html choices() const;
  Html day() const;     ///< day, month and year, each to type in
  Html places() const;  ///< for each choice a list of the places
  Html fieldset(const Html& legend, const Html& fields) const;

 private:
  std::vector<std::pair<std::string, std::string>> hints() const;  ///< with their ids
  /// A typed text is one value, the names of choices are several.
  bool has(const std::string& value) const;
  Html text_at(const Choice& choice) const;
  /// A field of several: what is in it, and what it says of itself.
  std::string part_of_value(std::string_view part) const;
  bool said(std::string_view value) const;
  bool said_absent() const;
  Html option(const std::string& type, const std::string& value, const Html& label) const;

  const interview::QuestionShown& shown_;
  const Words& words_;
  std::string name_;
  std::string value_;
  std::string error_;
};

}  // namespace peil::web::respondent
