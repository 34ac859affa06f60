#pragma once

#include <functional>
#include <map>
#include <string>

#include "load/visitor.h"
#include "peil/base/chance.h"

namespace peil::load {

/// What one respondent sent and saw acknowledged: page -> fields, the last time it was.
using Acknowledged = std::map<std::string, Fields>;

/// Logs in with a code and answers page after page at random until the thank-you page, starting at
/// the page the server shows. Every page that was answered with a redirect goes into `pages`, and
/// `seen` is called with the seconds it took. Throws std::runtime_error when the server goes away.
void respond(Visitor& visitor, const std::string& code, Chance& chance, Acknowledged& pages,
             const std::function<void(double)>& seen);

/// Fields that a respondent might send for a form: one choice of each list, some ticks, words.
Fields filled(const Form& form, Chance& chance);

/// The page of a path such as /nl/q/staff; empty for others.
std::string page_of(const std::string& path);

}  // namespace peil::load
