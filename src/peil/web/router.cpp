#include "peil/web/router.h"

#include <algorithm>
#include <set>

#include "peil/access/rules.h"
#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::web {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  return split(path.substr(path.starts_with('/') ? 1 : 0), '/');
}

bool is_form(const HttpRequest& request) {
  return request.header("content-type").starts_with("application/x-www-form-urlencoded");
}

std::string allowed(const std::vector<const Endpoint*>& here) {
  std::set<std::string> methods{"OPTIONS"};
  for (const Endpoint* route : here) {
    methods.emplace(route->method);
    if (route->method == "GET") methods.emplace("HEAD");
  }
  return join(std::vector<std::string>(methods.begin(), methods.end()), ", ");
}

}  // namespace

const std::string& Call::part(std::string_view name) const {
  const auto found = parts.find(name);
  expects(found != parts.end(), "Call: a part of the address");
  return found->second;
}

Router::Router(std::vector<Endpoint> routes, Outside outside)
    : routes_(std::move(routes)), outside_(std::move(outside)) {
  for (const Endpoint& route : routes_) {
    expects(access::rule_of(route.method, route.pattern) != nullptr,
            "router: every route has a rule");
    expects(access::may(Role::Anybody, route.method, route.pattern) || route.stranger,
            "router: somebody may come unknown");
  }
}

bool Router::matches(const Endpoint& route, const std::vector<std::string_view>& parts,
                     Call& call) const {
  const auto pattern = parts_of(route.pattern);
  if (pattern.size() != parts.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (pattern[i] == "{language}") {
      if (!outside_.speaks(parts[i])) return false;
      call.language = parts[i];
    } else if (pattern[i].starts_with('{')) {
      if (parts[i].empty()) return false;
      const std::string_view name = pattern[i].substr(1, pattern[i].size() - 2);
      if (name == "page") {
        call.page = parts[i];
      } else {
        call.parts[std::string(name)] = percent_decoded(parts[i]);
      }
    } else if (pattern[i] != parts[i]) {
      return false;
    }
  }
  return true;
}

std::string Router::language_of(std::string_view path) const {
  if (!path.starts_with(outside_.before)) return "";
  const std::string_view first = parts_of(path.substr(outside_.before.size() - 1)).front();
  return outside_.speaks(first) ? std::string(first) : "";
}

void Router::handle(const HttpRequest& request, const Resume& resume, const Reply& reply) const {
  Call call{request, language_of(request.path), "", {}};
  std::vector<const Endpoint*> here;
  if (request.path.starts_with('/')) {
    const auto parts = parts_of(request.path);
    for (const Endpoint& route : routes_) {
      if (matches(route, parts, call)) here.push_back(&route);
    }
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const std::string_view method = reads ? "GET" : std::string_view(request.method);
  const auto found = std::ranges::find(here, method, &Endpoint::method);
  if (found == here.end() && reads) return outside_.nowhere(call, resume, reply);
  if (found == here.end()) {
    HttpResponse response =
        request.method == "OPTIONS" ? HttpResponse{204, {}, ""} : outside_.refusal(call, 405);
    response.headers.emplace_back("Allow", allowed(here));
    return reply(std::move(response));
  }
  if (method == "POST" && !is_form(request)) return reply(outside_.refusal(call, 415));
  const Endpoint& route = **found;
  call.who = outside_.caller(request);
  const Role role = call.who ? call.who->role : Role::Anybody;
  if (!access::may(role, route.method, route.pattern)) return route.stranger(call, resume, reply);
  const access::Whose whose = route.whose ? route.whose(call) : access::Whose::Own;
  if (!access::may(role, route.method, route.pattern, whose))
    return outside_.nowhere(call, resume, reply);
  route.handler(call, resume, reply);
}

}  // namespace peil::web
