#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/cli/arguments.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::cli {

/// Exit codes, the same for every command and listed in every --help.
enum Exit : int { Done = 0, ProblemsInInput = 1, WrongUse = 2, OutsideFailed = 3, OurFault = 4 };

struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool terminal = false;  ///< `out` is one: results are then shown as messages are
};

/// One subcommand: a row in a table, not a class to derive from.
struct Command {
  Syntax syntax;
  int (*run)(const Arguments& arguments, Outside& outside, Streams streams);
};

/// Finds the command by the longest name that the words start with ("sample draw"), parses the
/// rest, runs it, and turns what went wrong into an exit code and a sentence on `err`. All that is
/// said on `err`, or to a terminal, goes through VisibleStream; results for a file or a pipe do
/// not.
int run(std::span<const Command> commands, std::span<const std::string> words, Outside& outside,
        Streams streams);

/// Problems for a person, one a paragraph: file:line:column: message / how to mend it.
void print(const Problems& problems, std::ostream& err);

/// Problems for a program: a JSON array of file, line, column, code, message, mend.
std::string problems_json(const Problems& problems);

}  // namespace peil::cli
