#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peil::cli {

/// One word or option that a command takes.
struct Argument {
  std::string name;  ///< "STUDY" (a word by place) or "--wave" (an option)
  std::string help;
  bool required = false;
  bool flag = false;  ///< an option without a value
};

/// What a command's line looks like; --help is made from it.
struct Syntax {
  std::string name;  ///< "sample draw"
  std::string summary;
  std::vector<Argument> arguments;
};

/// A command line that fits its syntax.
class Arguments {
 public:
  explicit Arguments(std::map<std::string, std::string> values) : values_(std::move(values)) {}
  bool has(std::string_view name) const { return values_.contains(std::string(name)); }
  /// The value, or `otherwise` when it was not given.
  std::string text(std::string_view name, std::string_view otherwise = "") const;

 private:
  std::map<std::string, std::string> values_;
};

/// How parsing ended: with arguments, or with a text for the reader (help, or what is wrong).
struct Parsed {
  std::optional<Arguments> arguments;
  std::string text;
  bool wrong = false;
};

/// Fits `words` (after the command's name) to the syntax. Opens no file.
Parsed parse(const Syntax& syntax, std::span<const std::string> words);

}  // namespace peil::cli
