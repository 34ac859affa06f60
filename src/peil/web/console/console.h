#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "peil/ports/document_writer.h"
#include "peil/web/console/door.h"
#include "peil/web/console/frame.h"
#include "peil/web/console/next_wave.h"
#include "peil/web/console/results.h"
#include "peil/web/console/tables.h"
#include "peil/web/console/workers.h"
#include "peil/web/http.h"
#include "peil/web/router.h"

namespace peil::web::console {

/// The console of those who carry the survey out and read its results:
///
///   GET  /console                        to the language of the study, or the first there is
///   GET  /console/LL                     where somebody of that role begins
///   GET  /console/LL/log-in              form; POST: 303 with a session; 422; 429
///   POST /console/LL/log-out             ends the session
///   GET  /console/LL/sessions            one's own; of the lead everybody's
///   POST /console/LL/sessions/ID/end     ends one
///   GET  /console/LL/audit               who did what; audit.csv the same as a file
///   GET  /console/LL/results              to the last wave
///   GET  /console/LL/waves/W             results of a wave; below it groups/G, aspects/I and
///                                        figures/G/I/S, the account of a figure;
///                                        open-answers: how many there are
///   GET  /console/LL/trend, priorities, letter
///   GET  /console/LL/priorities/figures/M/D  the account of a driver of a model, or of the model
///   GET  /console/LL/tables              a table by the specification that stands behind the
///                                        question mark, with its form; 422 with all problems
///   GET  /console/LL/tables/cells/R/C    the account of a cell of it, by row and column from 1
///   GET  /console/LL/tables/file/F       the same as csv, json, xlsx, or its specification: toml
///   GET  /console/LL/next-wave           what it takes of the next wave, of what stands behind the
///                                        question mark, with its form; 422 with all problems
///   GET  .../charts/N                    the Nth chart of a wave, the trend, priorities: 1.svg
///                                        or 1.png
///   GET  /console/style.css?v=HASH       kept for a year
///   GET  /console/logo                   of the house, where the study has one
///
/// Who is not logged in gets the form to log in (401) at the address that was called, and goes on
/// there; who may not call it is told so (403), and so is the log. Every POST carries the mark of
/// the session. Everything is answered by threads of its own. Safe to call from several threads.
class Console {
 public:
  struct Options {
    std::string_view server_key = {};  ///< outlives the console
    bool behind_tls = false;
    bool fictional_store = false;
    const DocumentWriter* documents = nullptr;  ///< of the report; left out in tests without it
    app::KeptResults* results = nullptr;        ///< left out: there are no pages of results
    app::OnDemand* on_demand = nullptr;         ///< comes with them
    const WorkbookWriter* workbooks = nullptr;  ///< left out: there are no spreadsheets
    std::string program = {};                   ///< as figures name it
  };
  /// All that is named outlives the console.
  Console(const Study& study, Door::Outside outside, Options options);

  static bool takes(std::string_view path);

  /// `reply` is called exactly once, from another thread.
  void handle(HttpRequest request, Reply reply);
  /// The same on the thread of the caller.
  void answer(const HttpRequest& request, const Reply& reply);

 private:
  using Answer = HttpResponse (Console::*)(const Call&);

  Handler answers(Answer answer);
  Router table();
  void add_results(std::vector<Endpoint>& routes);

  HttpResponse root(const Call& call);
  HttpResponse sheet(const Call& call);
  HttpResponse logo(const Call& call);
  HttpResponse log_in_form(const Call& call);
  HttpResponse log_in(const Call& call);
  HttpResponse log_out(const Call& call);
  HttpResponse begin(const Call& call);
  HttpResponse sessions(const Call& call);
  HttpResponse end_session(const Call& call);
  HttpResponse audit(const Call& call);
  HttpResponse audit_file(const Call& call);
  HttpResponse results(const Call& call);
  HttpResponse shown(const Call& call, const std::string& here, ShownPage page);
  HttpResponse taken_along(const Call& call, TakenAlong file);
  HttpResponse tables(const Call& call);
  HttpResponse table_cell(const Call& call);
  HttpResponse table_file(const Call& call);
  HttpResponse next_wave(const Call& call);
  Handler views(View::Kind kind);
  Handler charts(View::Kind kind);
  HttpResponse stranger(const Call& call);
  HttpResponse nowhere(const Call& call);

  access::Whose whose_session(const Call& call) const;
  Frame frame(const Call& call, const std::string& title_key, const std::string& here) const;
  HttpResponse message(const Call& call, int status, const std::string& key) const;
  HttpResponse form_of_door(const Call& call, int status, const std::string& said,
                            const std::string& name, const std::string& next) const;
  std::vector<Place> places(const Caller& who, const Words& words) const;
  bool came_from_elsewhere(const Call& call) const;

  const Study& study_;
  ConsoleStore& store_;
  Options options_;
  Site site_;
  std::string style_;
  Door door_;
  std::optional<Results> results_;
  std::optional<Tables> tables_;
  std::optional<NextWave> next_wave_;
  Router router_;
  Workers workers_{3};  // ends before what it uses
};

}  // namespace peil::web::console
