#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "peil/base/html.h"
#include "peil/web/console/table_form.h"
#include "peil/web/console/words.h"

namespace peil::web::console {

/// Fields of a form as somebody filled it in, each with its name, a hint and what is wrong with it.
/// Texts are "table.FIELD" and "table.FIELD-hint". All that is named outlives this.
class FormFields {
 public:
  FormFields(const Words& words, const FormShown& shown) : words_(words), shown_(shown) {}

  // What was filled in; what is no text is passed over.
  std::vector<std::string> values(std::string_view name) const;
  std::string value(std::string_view name) const;

  Html text(const std::string& name, const std::string& otherwise = "") const;
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
  Html said(const Problem& problem) const;
  Html hint(const std::string& field) const;
  Html::Attribute described(const std::string& field, bool hint) const;

  const Words& words_;
  const FormShown& shown_;
};

/// A label with its language.
Html html_of(const peil::Words& label);

}  // namespace peil::web::console
