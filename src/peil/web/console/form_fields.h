#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/base/html.h"
#include "peil/model/words.h"
#include "peil/web/console/words.h"
#include "peil/web/http.h"

namespace peil::web::console {

/// How a condition is written.
inline constexpr const char* example_of_condition = "${language} = 'nl'";

/// What can be chosen: a name and how it is called.
struct Option {
  std::string name;
  peil::Words label;
};

/// A number as somebody typed it, with a point before its decimals: some readers write a comma.
std::string with_point(std::string_view typed);

/// What is wrong with a field, in the language of the page.
struct Mistake {
  std::string field;  ///< "": with none in particular
  Html said;
  bool has_place = true;  ///< the field has its place in the form, to which a link leads
};

/// A form as somebody filled it in.
struct FilledForm {
  std::string texts;  ///< what its texts begin with: "table."
  Fields fields;
  std::vector<Mistake> mistakes;
};

/// Fields of a form as somebody filled it in, each with its name, a hint and what is wrong with it.
/// Texts are "FIELD", "FIELD-hint" and "problems" behind those of the form. All that is named
/// outlives this.
class FormFields {
 public:
  FormFields(const Words& words, const FilledForm& form) : words_(words), form_(form) {}

  // What was filled in; what is no text is passed over.
  std::vector<std::string> values(std::string_view name) const;
  std::string value(std::string_view name) const;

  Html text(const std::string& name, const std::string& otherwise = "") const;
  /// A number, with the decimal sign of the page's language.
  Html number(const std::string& name) const;
  /// One of several, which may be one that is not among them.
  Html choice(const std::string& name, std::vector<Option> options) const;
  /// A box that stands for true.
  Html yes(const std::string& name) const;
  /// A box of several of one name.
  Html box(const std::string& name, const Option& option) const;
  Html boxes(const std::string& name, const std::vector<Option>& options) const;
  /// Fields under one name.
  Html group(const std::string& name, const Html& inside) const;
  Html options(const std::vector<Option>& all, const std::string& chosen) const;

  /// What is wrong with a field, beside it; empty: nothing.
  Html wrong(const std::string& field) const;
  /// All problems, each leading to its field; empty: there are none.
  Html problems() const;

 private:
  std::string key(const std::string& field) const { return form_.texts + field; }
  Html input(const std::string& name, const std::string& filled, bool is_number) const;
  Html hint(const std::string& field) const;
  Html::Attribute described(const std::string& field, bool hint) const;

  const Words& words_;
  const FilledForm& form_;
};

/// A label with its language.
Html html_of(const peil::Words& label);

}  // namespace peil::web::console
