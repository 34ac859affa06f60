#include "peil/main/serve.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "peil/app/audit.h"
#include "peil/app/form_versions.h"
#include "peil/app/interview.h"
#include "peil/app/kept_results.h"
#include "peil/app/on_demand.h"
#include "peil/app/read_study.h"
#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/files/private_process.h"
#include "peil/web/console/console.h"
#include "peil/web/respondent/body_limit.h"
#include "peil/web/respondent/routes.h"
#include "peil/web/server.h"

namespace peil::cli {
namespace {

constexpr std::int64_t most_test_codes = 10'000;

// A whole number from an option, within bounds; says what is wrong otherwise.
std::optional<std::int64_t> number(const Arguments& arguments, const std::string& option,
                                   std::int64_t otherwise, std::int64_t most, Streams streams) {
  if (!arguments.has(option)) return otherwise;
  const auto n = whole_number(arguments.text(option));
  if (n && *n >= 0 && *n <= most) return n;
  streams.err << "peil serve: " << option << " takes a whole number from 0 to " << most << ", not '"
              << arguments.text(option) << "'.\n";
  return {};
}

const Wave* wave_to_serve(const Study& study, const ServeRequest& request, Streams streams) {
  const Wave* wave = request.wave ? study.wave(*request.wave) : &study.waves.back();
  if (wave == nullptr) {
    streams.err << "peil serve: the study has no wave '" << *request.wave << "'. It has:";
    for (const Wave& one : study.waves) streams.err << ' ' << one.name;
    streams.err << '\n';
  }
  return wave;
}

std::string in_brackets(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

web::ServerOptions options_of(const ServeRequest& request, const Questionnaire& form) {
  web::ServerOptions options;
  options.address = request.address;
  options.port = request.port;
  options.on_signals = true;
  options.most_body = web::respondent::largest_body(form);
  const bool this_machine = request.address.starts_with("127.") || request.address == "::1";
  // Everybody comes from the proxy.
  if (this_machine || request.behind_tls) options.most_of_one_address = 0;
  return options;
}

/// The console and what it keeps users in; there is none where the data folder has no users.
struct ConsoleAtWork {
  std::unique_ptr<ConsoleStore> store;
  std::unique_ptr<app::KeptResults> results;
  std::unique_ptr<app::OnDemand> on_demand;
  std::unique_ptr<web::console::Console> console;
};

ConsoleAtWork console_of(const ServeRequest& request, const Study& study, const Stores& stores,
                         const Outside& outside, Streams streams) {
  ConsoleAtWork made;
  if (outside.console_store) made.store = outside.console_store(request.data, false);
  if (!made.store) return made;
  if (const auto broken = app::verify_audit(*made.store).broken) {
    streams.err << "peil serve: the audit log does not hold at event " << broken->place << ": "
                << broken->why << ". See `peil audit verify`." << std::endl;
  }
  made.results = std::make_unique<app::KeptResults>(
      app::KeptResults::From{request.study, request.data, request.letter}, outside,
      *stores.responses);
  made.on_demand = std::make_unique<app::OnDemand>(request.data, outside);
  made.console = std::make_unique<web::console::Console>(
      study,
      web::console::Door::Outside{*made.store, *outside.passwords, outside.secrets, outside.clock},
      web::console::Console::Options{
          stores.server_key, request.behind_tls, stores.responses->fictional(), outside.documents,
          made.results.get(), made.on_demand.get(), outside.workbooks, outside.program()});
  return made;
}

int run_serve(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto request = serve_request(arguments, streams);
  return request ? serve_wave(*request, outside, streams) : int{WrongUse};
}

}  // namespace

std::optional<ServeRequest> serve_request(const Arguments& arguments, Streams streams) {
  const auto port = number(arguments, "--port", 8080, 65'535, streams);
  const auto test_codes = number(arguments, "--test-codes", 0, most_test_codes, streams);
  if (!port || !test_codes) return {};
  ServeRequest request;
  request.study = arguments.text("STUDY");
  request.data = arguments.text("--data", (std::filesystem::path(request.study) / "data").string());
  if (arguments.has("--letter")) request.letter = arguments.text("--letter");
  if (arguments.has("--wave")) request.wave = arguments.text("--wave");
  request.address = arguments.text("--address", "127.0.0.1");
  request.port = static_cast<int>(*port);
  request.test_codes = static_cast<std::size_t>(*test_codes);
  request.behind_tls = arguments.has("--behind-tls");
  return request;
}

int serve_wave(const ServeRequest& request, Outside& outside, Streams streams) {
  const Result<Study> read = app::read_study(outside.files, request.study);
  if (!read.ok()) {
    print(read.problems(), streams.err);
    return ProblemsInInput;
  }
  const Study& study = read.value();
  const Wave* wave = wave_to_serve(study, request, streams);
  if (wave == nullptr) return WrongUse;

  // Before the stores: their writer may still be giving replies when the last visitor has gone.
  web::Server server(options_of(request, study.form(wave->name)));
  files::leave_no_image();
  Stores stores = outside.open_stores(request.data);
  files::lock_in_memory(stores.server_key);
  // What people are asked may not change under their hands.
  const Problems changed = app::form_problems(study, *stores.responses, wave->name);
  if (!changed.empty()) {
    print(changed, streams.err);
    return ProblemsInInput;
  }
  app::Interview interview(study, *wave, *stores.responses, *stores.keys, outside.clock,
                           outside.secrets, stores.server_key);
  web::respondent::Routes routes(
      interview, outside.clock,
      {stores.server_key, request.behind_tls, stores.responses->fictional(),
       [&streams](std::string_view what) { streams.err << "peil serve: " << what << std::endl; }});

  const ConsoleAtWork at_work = console_of(request, study, stores, outside, streams);

  for (const auto& code : interview.make_test_codes(request.test_codes)) {
    streams.out << code.code << "  " << code.group << '\n';
  }
  streams.out << "peil serve: http://" << in_brackets(request.address) << ':' << server.port()
              << "/" << std::endl;
  if (at_work.console)
    streams.out << "console: http://" << in_brackets(request.address) << ':' << server.port()
                << "/console" << std::endl;
  const bool asked = server.run([&](const web::HttpRequest& sent, web::Server::Resume resume,
                                    std::function<void(web::HttpResponse)> reply) {
    if (at_work.console && web::console::Console::takes(sent.path)) {
      at_work.console->handle(sent, std::move(reply));
    } else {
      routes.handle(sent, resume, reply);
    }
  });
  if (asked) return Done;
  throw OutsideError("an answer could not be put on disk in " + request.data +
                     ". Look at the disk, then start again.");
}

const Command serve{
    {"serve",
     "Serves the questionnaire of a wave to respondents.",
     {{"STUDY", "the study's folder", true, false},
      {"--port", "port to listen on, 0 for a free one (8080)", false, false},
      {"--address", "address to listen on (127.0.0.1)", false, false},
      {"--wave", "wave to serve (the last of the study)", false, false},
      {"--data", "folder of the databases (STUDY/data)", false, false},
      {"--letter", "a letter to judge in the console", false, false},
      {"--test-codes", "make so many trial interviews and print their codes", false, false},
      {"--behind-tls",
       "a proxy in front speaks TLS: Secure cookies, HSTS, caller from "
       "X-Forwarded-For",
       false, true}}},
    run_serve};

}  // namespace peil::cli
