#include "peil/web/console/console.h"

#include <algorithm>
#include <utility>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/web/console/style.h"
#include "peil/web/replies.h"

namespace peil::web::console {
namespace {

std::string first_language(const Study& study) {
  const std::string of_study(language::base_of(study.source_language));
  return language::is_written(of_study) ? of_study : language::written().front();
}

}  // namespace

Console::Console(const Study& study, Door::Outside outside, Options options)
    : study_(study),
      store_(outside.store),
      options_(options),
      site_{study, study.fictional || options.fictional_store, ""},
      style_((options.documents ? options.documents->style(study.report.style) : "") +
             std::string(console::style())),
      door_(outside, {options.server_key, options.behind_tls}),
      router_(table()) {
  if (options_.results != nullptr && options_.on_demand != nullptr &&
      options_.documents != nullptr) {
    const Look look{*options_.documents, options_.program, study.report.style,
                    options_.workbooks != nullptr};
    results_.emplace(*options_.results, *options_.on_demand, look);
    tables_.emplace(*options_.results, *options_.on_demand, look, options_.workbooks);
    next_wave_.emplace(*options_.results, *options_.documents);
  }
  site_.style_url = "/console/style.css?v=" + sha256(style_).substr(0, 16);
}

bool Console::takes(std::string_view path) {
  return path == "/console" || path.starts_with("/console/");
}

Handler Console::answers(Answer method) {
  return [this, method](const Call& call, const Resume&, const Reply& reply) {
    reply((this->*method)(call));
  };
}

Router Console::table() {
  const Handler no = answers(&Console::stranger);
  std::vector<Endpoint> routes{
      {"GET", "/console", answers(&Console::root)},
      {"GET", "/console/style.css", answers(&Console::sheet)},
      {"GET", "/console/logo", answers(&Console::logo)},
      {"GET", "/console/{language}/log-in", answers(&Console::log_in_form)},
      {"POST", "/console/{language}/log-in", answers(&Console::log_in)},
      {"POST", "/console/{language}/log-out", answers(&Console::log_out), no},
      {"GET", "/console/{language}", answers(&Console::begin), no},
      {"GET", "/console/{language}/sessions", answers(&Console::sessions), no},
      {"POST", "/console/{language}/sessions/{session}/end", answers(&Console::end_session), no,
       [this](const Call& call) { return whose_session(call); }},
      {"GET", "/console/{language}/audit", answers(&Console::audit), no},
      {"GET", "/console/{language}/audit.csv", answers(&Console::audit_file), no}};
  add_results(routes);
  return Router(std::move(routes),
                {[](std::string_view language) { return language::is_written(language); },
                 [this](const HttpRequest& request) { return door_.caller(request); },
                 answers(&Console::nowhere),
                 [this](const Call& call, int status) { return message(call, status, "refused"); },
                 "/console/"});
}

void Console::handle(HttpRequest request, Reply reply) {
  const bool kept =
      workers_.put([this, request = std::move(request), reply] { answer(request, reply); });
  if (kept) return;
  HttpResponse busy{503, {{"Retry-After", "5"}, {"Content-Type", "text/plain"}}, "Busy.\n"};
  add_security_headers(busy, options_.behind_tls);
  reply(std::move(busy));
}

void Console::answer(const HttpRequest& request, const Reply& reply) {
  const Reply safe = [this, &reply](HttpResponse response) {
    add_security_headers(response, options_.behind_tls);
    reply(std::move(response));
  };
  try {
    router_.handle(request, [](std::function<void()> work) { work(); }, safe);
  } catch (const std::exception&) {
    Call call{request, router_.language_of(request.path), "", {}};
    safe(message(call, 500, "error.service"));
  }
}

HttpResponse Console::root(const Call&) { return go_to(address(first_language(study_))); }

HttpResponse Console::sheet(const Call& call) {
  const bool current = site_.style_url.ends_with("?" + call.request.query);
  return {200,
          {{"Content-Type", "text/css; charset=utf-8"},
           {"Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache"}},
          style_};
}

HttpResponse Console::logo(const Call& call) {
  const auto& logo = study_.report.logo;
  if (!logo) return nowhere(call);
  return {200, {{"Content-Type", logo->media_type}, {"Cache-Control", "no-cache"}}, logo->bytes};
}

std::vector<Place> Console::places(const Caller& who, const Words& words) const {
  std::vector<Place> all;
  const auto add = [&](std::string_view pattern, const std::string& below, const char* key) {
    if (access::may(who.role, "GET", pattern))
      all.push_back({words.text(key), address(words.language(), below)});
  };
  if (results_) {
    add("/console/{language}/trend", "/results", "results");
    add("/console/{language}/trend", "/trend", "results.trend");
    add("/console/{language}/priorities", "/priorities", "results.priorities");
    add("/console/{language}/tables", "/tables", "tables");
    add("/console/{language}/next-wave", "/next-wave", "next-wave");
    add("/console/{language}/letter", "/letter", "results.letter");
  }
  add("/console/{language}/audit", "/audit", "audit");
  add("/console/{language}/sessions", "/sessions", "sessions");
  return all;
}

Frame Console::frame(const Call& call, const std::string& title_key,
                     const std::string& here) const {
  const std::string language = call.language.empty() ? first_language(study_) : call.language;
  const Words words(language);
  Frame frame{.language = language, .title = words.text(title_key), .here = here};
  frame.who = call.who;
  if (call.who) {
    frame.form_mark = door_.form_mark(call.who->session);
    frame.places = places(*call.who, words);
  }
  return frame;
}

HttpResponse Console::message(const Call& call, int status, const std::string& key) const {
  const Frame around = frame(call, key, "");
  const Words words(around.language);
  return page(status,
              document(site_, around,
                       paragraph(link(address(around.language), words.html("to-beginning")))));
}

HttpResponse Console::nowhere(const Call& call) {
  Call known{call.request, call.language, "", door_.caller(call.request)};
  return message(known, 404, "error.not-found");
}

HttpResponse Console::begin(const Call& call) {
  const std::vector<Place> all = places(*call.who, Words(call.language));
  return go_to(all.front().href);
}

}  // namespace peil::web::console
