#include "load/respond.h"

namespace peil::load {

Fields filled(const Form& form, Chance& chance) {
  Fields fields;
  for (const Field& field : form.fields) {
    if (field.type == "hidden") {
      fields.emplace_back(field.name, field.values.front());
    } else if (field.type == "radio") {
      fields.emplace_back(field.name, field.values[chance.below(field.values.size())]);
    } else if (field.type == "checkbox") {
      for (const std::string& value : field.values) {
        const bool absence = value == "dont_know" || value == "not_applicable";
        if (!absence && chance.below(2) == 0) fields.emplace_back(field.name, value);
      }
    } else if (field.type == "textarea") {
      fields.emplace_back(field.name, "Goed & snel, nr. " + std::to_string(chance.below(1000)));
    } else {
      fields.emplace_back(field.name, std::to_string(chance.below(20)));
    }
  }
  return fields;
}

std::string page_of(const std::string& path) {
  const auto at = path.find("/q/");
  return at == std::string::npos ? "" : path.substr(at + 3);
}

}  // namespace peil::load
