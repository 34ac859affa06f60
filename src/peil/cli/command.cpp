#include "peil/cli/command.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/cli/visible_stream.h"

namespace peil::cli {
namespace {

constexpr const char* exit_codes =
    "\nExit status: 0 done, 1 problems in the input, 2 wrong use, 3 the outside failed,\n"
    "4 a fault in peil.\n";

void print_overview(std::span<const Command> commands, std::ostream& to) {
  to << "peil runs a recurring customer satisfaction survey, from register to letter.\n\n";
  std::size_t widest = 0;
  for (const Command& c : commands) widest = std::max(widest, c.syntax.name.size());
  for (const Command& c : commands) {
    to << "  peil " << c.syntax.name << std::string(widest - c.syntax.name.size() + 2, ' ')
       << c.syntax.summary << '\n';
  }
  to << "\npeil COMMAND --help tells more; peil --version names version and commit.\n"
     << exit_codes;
}

// Words of the command's name that `given` starts with, or 0.
std::size_t matched(const Command& command, std::span<const std::string> given) {
  const std::vector<std::string> name = words(command.syntax.name);
  if (given.size() < name.size()) return 0;
  return std::equal(name.begin(), name.end(), given.begin()) ? name.size() : 0;
}

int call(const Command& command, std::span<const std::string> rest, Outside& outside,
         Streams streams) {
  const Parsed parsed = parse(command.syntax, rest);
  if (!parsed.arguments) {
    (parsed.wrong ? streams.err : streams.out) << parsed.text;
    if (!parsed.wrong) streams.out << exit_codes;
    return parsed.wrong ? WrongUse : Done;
  }
  try {
    return command.run(*parsed.arguments, outside, streams);
  } catch (const OutsideError& e) {
    streams.err << "peil: " << e.what() << '\n';
    return OutsideFailed;
  } catch (const std::exception& e) {
    streams.err << "peil: this is a fault in peil, please report it: " << e.what() << '\n';
    return OurFault;
  }
}

}  // namespace

namespace {

int run_shown(std::span<const Command> commands, std::span<const std::string> given,
              Outside& outside, Streams streams) {
  if (given.size() == 1 && given[0] == "--version") {
    streams.out << "peil " << outside.version << " (" << outside.commit << ")\n";
    return Done;
  }
  if (given.size() == 1 && (given[0] == "--help" || given[0] == "help")) {
    print_overview(commands, streams.out);
    return Done;
  }
  const Command* best = nullptr;
  std::size_t longest = 0;
  for (const Command& command : commands) {
    if (const std::size_t n = matched(command, given); n > longest) longest = n, best = &command;
  }
  if (best != nullptr) return call(*best, given.subspan(longest), outside, streams);
  if (!given.empty()) {
    streams.err << "peil: there is no command '" << given[0] << "'.\n\n";
  }
  print_overview(commands, streams.err);
  return WrongUse;
}

}  // namespace

int run(std::span<const Command> commands, std::span<const std::string> given, Outside& outside,
        Streams streams) {
  VisibleStream out(streams.out), err(streams.err);
  if (!streams.terminal) return run_shown(commands, given, outside, {streams.out, err, false});
  return run_shown(commands, given, outside, {out, err, true});
}

void print(const Problems& problems, std::ostream& err) {
  for (const Problem& p : problems) {
    err << p.where;
    if (p.line > 0) err << ':' << p.line;
    if (p.column > 0) err << ':' << p.column;
    err << ": " << p.message;
    if (!p.mend.empty()) err << "\n    " << p.mend;
    err << '\n';
  }
}

std::string problems_json(const Problems& problems) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Problem& p : problems) {
    list.push_back({{"file", p.where},
                    {"line", p.line},
                    {"column", p.column},
                    {"code", p.code},
                    {"message", p.message},
                    {"mend", p.mend}});
  }
  return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace peil::cli
