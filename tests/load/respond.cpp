#include "load/respond.h"

#include <chrono>
#include <stdexcept>

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

void respond(Visitor& visitor, const std::string& code, Chance& chance, Acknowledged& pages,
             const std::function<void(double)>& seen) {
  Reply reply = visitor.post("/nl/start", {{"code", code}});
  std::string path = reply.location;
  if (reply.status != 303) throw std::logic_error("the code was not taken");
  for (int steps = 0; steps < 200; ++steps) {
    if (page_of(path).empty()) return;  // thank you
    const Form form = read_form(visitor.get(path).body, path);
    const Fields fields = filled(form, chance);
    const auto from = std::chrono::steady_clock::now();
    reply = visitor.post(form.action, fields);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
    if (reply.status == 303) {
      pages[page_of(path)] = fields;
      path = reply.location;
      seen(took.count());
    } else if (reply.status != 422) {
      throw std::logic_error("a page was answered with " + std::to_string(reply.status));
    }
  }
  throw std::logic_error("the interview does not end");
}

}  // namespace peil::load
