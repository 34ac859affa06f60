#include "peil/main/serve.h"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "peil/app/form_versions.h"
#include "peil/app/interview.h"
#include "peil/app/read_study.h"
#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/files/private_process.h"
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

const Wave* wave_to_serve(const Study& study, const Arguments& arguments, Streams streams) {
  const Wave* wave =
      arguments.has("--wave") ? study.wave(arguments.text("--wave")) : &study.waves.back();
  if (wave == nullptr) {
    streams.err << "peil serve: the study has no wave '" << arguments.text("--wave")
                << "'. It has:";
    for (const Wave& one : study.waves) streams.err << ' ' << one.name;
    streams.err << '\n';
  }
  return wave;
}

std::string in_brackets(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

int run_serve(const Arguments& arguments, Outside& outside, Streams streams) {
  const auto port = number(arguments, "--port", 8080, 65'535, streams);
  const auto test_codes = number(arguments, "--test-codes", 0, most_test_codes, streams);
  if (!port || !test_codes) return WrongUse;
  const std::string folder = arguments.text("STUDY");
  const Result<Study> read = app::read_study(outside.files, folder);
  if (!read.ok()) {
    print(read.problems(), streams.err);
    return ProblemsInInput;
  }
  const Study& study = read.value();
  const Wave* wave = wave_to_serve(study, arguments, streams);
  if (wave == nullptr) return WrongUse;

  const std::string data =
      arguments.text("--data", (std::filesystem::path(folder) / "data").string());
  web::ServerOptions options;
  options.address = arguments.text("--address", "127.0.0.1");
  options.port = static_cast<int>(*port);
  options.on_signals = true;
  options.most_body = web::respondent::largest_body(study.form(wave->name));
  const bool this_machine = options.address.starts_with("127.") || options.address == "::1";
  if (this_machine || arguments.has("--behind-tls")) {
    options.most_of_one_address = 0;  // everybody comes from the proxy
  }
  // Before the stores: their writer may still be giving replies when the last visitor has gone.
  web::Server server(options);
  files::leave_no_image();
  Stores stores = outside.open_stores(data);
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
      {stores.server_key, arguments.has("--behind-tls"), stores.responses->fictional(),
       [&streams](std::string_view what) { streams.err << "peil serve: " << what << std::endl; }});

  for (const auto& code : interview.make_test_codes(static_cast<std::size_t>(*test_codes))) {
    streams.out << code.code << "  " << code.group << '\n';
  }
  streams.out << "peil serve: http://" << in_brackets(options.address) << ':' << server.port()
              << "/" << std::endl;
  const bool asked = server.run(
      [&](const web::HttpRequest& request, web::Server::Resume resume,
          std::function<void(web::HttpResponse)> reply) { routes.handle(request, resume, reply); });
  if (asked) return Done;
  throw OutsideError("an answer could not be put on disk in " + data +
                     ". Look at the disk, then start again.");
}

}  // namespace

const Command serve{
    {"serve",
     "Serves the questionnaire of a wave to respondents.",
     {{"STUDY", "the study's folder", true, false},
      {"--port", "port to listen on, 0 for a free one (8080)", false, false},
      {"--address", "address to listen on (127.0.0.1)", false, false},
      {"--wave", "wave to serve (the last of the study)", false, false},
      {"--data", "folder of the databases (STUDY/data)", false, false},
      {"--test-codes", "make so many trial interviews and print their codes", false, false},
      {"--behind-tls",
       "a proxy in front speaks TLS: Secure cookies, HSTS, caller from "
       "X-Forwarded-For",
       false, true}}},
    run_serve};

}  // namespace peil::cli
