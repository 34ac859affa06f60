#include "peil/cli/arguments.h"

#include <CLI/CLI.hpp>

namespace peil::cli {

std::string Arguments::text(std::string_view name, std::string_view otherwise) const {
  const auto found = values_.find(std::string(name));
  return found == values_.end() ? std::string(otherwise) : found->second;
}

Parsed parse(const Syntax& syntax, std::span<const std::string> words) {
  CLI::App app(syntax.summary, "peil " + syntax.name);
  std::map<std::string, std::string> values;
  for (const Argument& a : syntax.arguments) {
    if (a.flag) {
      app.add_flag_callback(a.name, [&values, name = a.name] { values[name] = "yes"; }, a.help);
      continue;
    }
    app.add_option_function<std::string>(
           a.name, [&values, name = a.name](const std::string& v) { values[name] = v; }, a.help)
        ->required(a.required)
        ->type_name("");
  }
  // CLI11 takes the words from the back.
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    return {{}, app.help(), false};
  } catch (const CLI::ParseError& e) {
    return {{}, std::string(e.what()) + "\nSee peil " + syntax.name + " --help.\n", true};
  }
  return {Arguments(std::move(values)), "", false};
}

}  // namespace peil::cli
