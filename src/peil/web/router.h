#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/access/rules.h"
#include "peil/app/interview.h"
#include "peil/web/http.h"

namespace peil::web {

/// Somebody who is known.
struct Caller {
  std::string id;  ///< of a respondent, or the name of a user
  Role role = Role::Anybody;
  std::string session{};  ///< of a user
};

/// A request that found its place in the table.
struct Call {
  const HttpRequest& request;
  std::string language;                                     ///< what stood for {language}, else ""
  std::string page;                                         ///< what stood for {page}, else ""
  std::optional<Caller> who;                                ///< nothing: nobody who is known
  std::map<std::string, std::string, std::less<>> parts{};  ///< what stood for the others, decoded

  /// What stood for {name}. Contract: the address has it.
  const std::string& part(std::string_view name) const;
};

using Resume = app::Interview::Resume;
using Reply = std::function<void(HttpResponse)>;
/// Answers exactly once, before it returns or through `resume`.
using Handler = std::function<void(const Call&, const Resume&, const Reply&)>;

/// A line of the table: what is called, and by whom. `{language}` stands for a language that is
/// spoken, any other name in braces for anything but "".
struct Endpoint {
  std::string_view method, pattern;
  Handler handler;
  Handler stranger = {};  ///< for who may not call `handler`; needed where not everybody may
  /// Whose it is what is called; left out: nobody's in particular. What is somebody else's, and not
  /// to be touched, is nowhere.
  std::function<access::Whose(const Call&)> whose = {};
};

/// Finds for every request the handler in a table, and asks access/rules.h who may call it.
/// HEAD goes where GET goes, and an address that only takes forms is nowhere for both; OPTIONS is
/// answered by the table; a method that is not there (405) and a POST that is no form (415) are
/// refused, in words of the outside.
///
/// Contract  every route has a rule, and one that not everybody may call has a `stranger`: a
///           table that breaks this does not start.
class Router {
 public:
  struct Outside {
    std::function<bool(std::string_view language)> speaks;
    std::function<std::optional<Caller>(const HttpRequest&)> caller;
    Handler nowhere;  ///< for a path that the table does not know; `language` as far as known
    /// Says a refusal (405, 415) to somebody.
    std::function<HttpResponse(const Call&, int status)> refusal;
    std::string_view before = "/";  ///< what stands before the language
  };
  Router(std::vector<Endpoint> routes, Outside outside);

  void handle(const HttpRequest& request, const Resume& resume, const Reply& reply) const;
  /// The language that a path begins with, else "".
  std::string language_of(std::string_view path) const;

 private:
  bool matches(const Endpoint& route, const std::vector<std::string_view>& parts, Call& call) const;

  std::vector<Endpoint> routes_;
  Outside outside_;
};

}  // namespace peil::web
