#pragma once

#include <chrono>
#include <stdexcept>

namespace peil::load {

template <class Seen>
void respond(Visitor& visitor, const std::string& code, Chance& chance, Acknowledged& pages,
             const Seen& seen) {
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
