#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/analysis/plan/json_tree.h"
#include "peil/base/result.h"

namespace peil::analysis {

/// Reads the keys of one JSON object, typed, and collects everything that is wrong: a key of the
/// wrong type, a missing one, one that nobody asked for (with the nearest that somebody did).
///
/// Problems  "plan.missing-key", "plan.wrong-type", "plan.unknown-key", "plan.bad-value"
class Keys {
 public:
  Keys(const Node& object, std::string file, Problems& problems);

  const Node& node() const { return object_; }
  bool has(std::string_view key) const { return object_.member(key) != nullptr; }

  /// The value of a key; `otherwise` when it is not there. required() ones tell when it is missing.
  std::string text(std::string_view key, std::string_view otherwise = "");
  std::string required_text(std::string_view key);
  double number(std::string_view key, double otherwise);
  double required_number(std::string_view key);
  bool flag(std::string_view key, bool otherwise = false);
  /// A list of texts; one text stands for a list of one. A required one has at least one text.
  std::vector<std::string> texts(std::string_view key);
  std::vector<std::string> required_texts(std::string_view key);
  std::vector<double> numbers(std::string_view key);
  /// A text that must be one of `known`.
  std::string one_of(std::string_view key, const std::vector<std::string>& known,
                     std::string_view otherwise);
  /// The node of a key whatever it is; null when it is not there.
  const Node* any(std::string_view key);
  /// The members of an object; none when the key is not there.
  std::vector<std::pair<std::string, const Node*>> object(std::string_view key);
  /// The items of a list; none when the key is not there.
  std::vector<const Node*> list(std::string_view key);

  /// Tells a problem at a key (or at the object when it has none of that name).
  void wrong(std::string_view key, std::string code, std::string message, std::string mend);
  /// Tells the keys that nobody asked for. Call last.
  void done();

  /// The keys that somebody has asked for so far, as often as they did.
  const std::vector<std::string>& asked() const { return asked_; }
  const std::string& file() const { return file_; }
  Problems& problems() { return problems_; }

 private:
  const Node* find(std::string_view key, Node::Kind kind, const char* what);
  void missing(std::string_view key);

  const Node& object_;
  std::string file_;
  Problems& problems_;
  std::vector<std::string> asked_;
};

}  // namespace peil::analysis
