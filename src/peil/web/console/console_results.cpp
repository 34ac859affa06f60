// Pages of results, tables, and what is taken along of them.
#include "peil/base/digest.h"
#include "peil/web/console/console.h"
#include "peil/web/replies.h"

namespace peil::web::console {
namespace {

constexpr std::size_t longest_note = 1000;  // of an address, in the log
constexpr std::size_t longest_link = 8000;

std::string below(const Call& call) {
  return call.request.path.substr(address(call.language).size());
}

// The page that an address names.
View view_of(View::Kind kind, const Call& call) {
  View view{kind};
  if (kind == View::Kind::Wave || kind == View::Kind::Group || kind == View::Kind::Item ||
      kind == View::Kind::OpenAnswers)
    view.wave = call.part("wave");
  if (kind == View::Kind::Group) view.name = call.part("group");
  if (kind == View::Kind::Item) view.name = call.part("item");
  if (kind == View::Kind::Figure)
    view.figure = {call.part("wave"), call.part("group"), call.part("item"),
                   call.part("statistic")};
  if (kind == View::Kind::Driver) {
    view.name = call.part("model");
    if (call.parts.contains("driver")) view.driver = call.part("driver");
  }
  return view;
}

// Bytes of an address that are no printed signs are told as such.
std::string printable(const std::string& part) {
  std::string safe;
  for (const char c : part)
    safe += c > ' ' && c <= '~' ? std::string(1, c) : "%" + hex(std::string(1, c));
  return safe;
}

std::string noted(const HttpRequest& request) {
  const std::string query = request.query.empty() ? "" : "?" + printable(request.query);
  return (printable(request.path) + query).substr(0, longest_note);
}

// A page with its question, for the same page in another language.
std::string with_query(const std::string& page, const std::string& query) {
  const bool can_be_linked = !query.empty() && query.size() < longest_link;
  return page + (can_be_linked ? "?" + printable(query) : "");
}

}  // namespace

void Console::add_results(std::vector<Endpoint>& routes) {
  const Handler no = answers(&Console::stranger);
  using Kind = View::Kind;
  const auto add = [&](std::string_view pattern, Handler handler) {
    routes.push_back({"GET", pattern, std::move(handler), no});
  };
  add("/console/{language}/results", answers(&Console::results));
  add("/console/{language}/waves/{wave}", views(Kind::Wave));
  add("/console/{language}/waves/{wave}/charts/{chart}", charts(Kind::Wave));
  add("/console/{language}/waves/{wave}/groups/{group}", views(Kind::Group));
  add("/console/{language}/waves/{wave}/aspects/{item}", views(Kind::Item));
  add("/console/{language}/waves/{wave}/figures/{group}/{item}/{statistic}", views(Kind::Figure));
  add("/console/{language}/waves/{wave}/open-answers", views(Kind::OpenAnswers));
  add("/console/{language}/trend", views(Kind::Trend));
  add("/console/{language}/trend/charts/{chart}", charts(Kind::Trend));
  add("/console/{language}/priorities", views(Kind::Priorities));
  add("/console/{language}/priorities/charts/{chart}", charts(Kind::Priorities));
  add("/console/{language}/priorities/figures/{model}", views(Kind::Driver));
  add("/console/{language}/priorities/figures/{model}/{driver}", views(Kind::Driver));
  add("/console/{language}/letter", views(Kind::Letter));
  add("/console/{language}/next-wave", answers(&Console::next_wave));
  add("/console/{language}/tables", answers(&Console::tables));
  add("/console/{language}/tables/cells/{row}/{column}", answers(&Console::table_cell));
  add("/console/{language}/tables/file/{format}", answers(&Console::table_file));
}

Handler Console::views(View::Kind kind) {
  return [this, kind](const Call& call, const Resume&, const Reply& reply) {
    if (!results_) return reply(nowhere(call));
    reply(shown(call, below(call), results_->page(Words(call.language), view_of(kind, call))));
  };
}

Handler Console::charts(View::Kind kind) {
  return [this, kind](const Call& call, const Resume&, const Reply& reply) {
    if (!results_) return reply(nowhere(call));
    auto file = results_->chart(Words(call.language), view_of(kind, call), call.part("chart"));
    reply(file ? taken_along(call, std::move(*file)) : nowhere(call));
  };
}

HttpResponse Console::shown(const Call& call, const std::string& here, ShownPage page) {
  if (!page) return nowhere(call);
  Frame around = frame(call, "results", here);
  around.title = page->title;
  around.refresh = page->refresh;
  HttpResponse response = web::page(page->status, document(site_, around, page->main));
  if (!page->refresh.empty()) response.headers.emplace_back("Retry-After", page->refresh);
  return response;
}

HttpResponse Console::taken_along(const Call& call, TakenAlong file) {
  door_.note(call.request, call.who->id, "download", noted(call.request), "done");
  return {200,
          {{"Content-Type", file.type},
           {"Content-Disposition", "attachment; filename=\"" + file.name + "\""}},
          std::move(file.bytes)};
}

HttpResponse Console::results(const Call& call) {
  if (!results_) return nowhere(call);
  const std::string latest = results_->latest();
  if (!latest.empty()) return go_to(address(call.language, "/waves/" + latest));
  return shown(call, "/results", results_->page(Words(call.language), View{}));
}

// What was asked is noted: it is how a wave would be searched for single people.
HttpResponse Console::tables(const Call& call) {
  if (!tables_) return nowhere(call);
  const std::string& query = call.request.query;
  Shown page = tables_->page(Words(call.language), query);
  if (!query.empty() && page.status == 200)
    door_.note(call.request, call.who->id, "table", noted(call.request), "seen");
  return shown(call, with_query("/tables", query), std::move(page));
}

HttpResponse Console::table_cell(const Call& call) {
  if (!tables_) return nowhere(call);
  const std::string& query = call.request.query;
  ShownPage page =
      tables_->cell(Words(call.language), query, call.part("row"), call.part("column"));
  if (page && page->status == 200)
    door_.note(call.request, call.who->id, "table", noted(call.request), "seen");
  return shown(call, with_query(below(call), query), std::move(page));
}

HttpResponse Console::next_wave(const Call& call) {
  if (!next_wave_) return nowhere(call);
  const std::string& query = call.request.query;
  return shown(call, with_query("/next-wave", query),
               next_wave_->page(Words(call.language), query));
}

HttpResponse Console::table_file(const Call& call) {
  if (!tables_) return nowhere(call);
  auto file = tables_->file(Words(call.language), call.request.query, call.part("format"));
  if (auto* taken = std::get_if<TakenAlong>(&file)) return taken_along(call, std::move(*taken));
  if (auto* page = std::get_if<Shown>(&file)) return shown(call, "/tables", std::move(*page));
  return nowhere(call);
}

}  // namespace peil::web::console
