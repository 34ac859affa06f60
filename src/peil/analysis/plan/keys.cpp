#include "peil/analysis/plan/keys.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::analysis {

Keys::Keys(const Node& object, std::string file, Problems& problems)
    : object_(object), file_(std::move(file)), problems_(problems) {
  if (object.kind != Node::Kind::Object) {
    problems_.push_back({"plan.wrong-type", file_, object.line, object.column,
                         "An object { ... } is expected here.", "See the analysis plan format."});
  }
}

const Node* Keys::any(std::string_view key) {
  asked_.emplace_back(key);
  return object_.member(key);
}

const Node* Keys::find(std::string_view key, Node::Kind kind, const char* what) {
  const Node* node = any(key);
  if (node == nullptr || node->kind == kind) return node;
  wrong(key, "plan.wrong-type", "'" + std::string(key) + "' must be " + what + ".",
        "Write " + std::string(what) + " after '" + std::string(key) + "'.");
  return nullptr;
}

void Keys::missing(std::string_view key) {
  if (const Node* node = object_.member(key)) {
    if (node->kind == Node::Kind::List && node->items.empty())
      wrong(key, "plan.missing-key", "The list '" + std::string(key) + "' is empty.",
            "Write [\"...\", \"...\"].");
    return;  // there, but of the wrong type: told already
  }
  problems_.push_back({"plan.missing-key", file_, object_.line, object_.column,
                       "The key '" + std::string(key) + "' is missing.",
                       "Add \"" + std::string(key) + "\": ... here."});
}

std::string Keys::text(std::string_view key, std::string_view otherwise) {
  const Node* node = find(key, Node::Kind::Text, "a text");
  return node == nullptr ? std::string(otherwise) : node->text;
}

std::string Keys::required_text(std::string_view key) {
  const Node* node = find(key, Node::Kind::Text, "a text");
  if (node == nullptr) missing(key);
  return node == nullptr ? std::string() : node->text;
}

double Keys::number(std::string_view key, double otherwise) {
  const Node* node = find(key, Node::Kind::Number, "a number");
  return node == nullptr ? otherwise : node->number;
}

double Keys::required_number(std::string_view key) {
  const Node* node = find(key, Node::Kind::Number, "a number");
  if (node == nullptr) missing(key);
  return node == nullptr ? 0.0 : node->number;
}

bool Keys::flag(std::string_view key, bool otherwise) {
  const Node* node = find(key, Node::Kind::Boolean, "true or false");
  return node == nullptr ? otherwise : node->boolean;
}

std::vector<std::string> Keys::texts(std::string_view key) {
  const Node* node = any(key);
  std::vector<std::string> found;
  if (node == nullptr) return found;
  if (node->kind == Node::Kind::Text) return {node->text};
  bool all = node->kind == Node::Kind::List;
  for (const Node& item : node->items) {
    all = all && item.kind == Node::Kind::Text;
    found.push_back(item.text);
  }
  if (all) return found;
  wrong(key, "plan.wrong-type", "'" + std::string(key) + "' must be a list of texts.",
        "Write [\"...\", \"...\"].");
  return {};
}

std::vector<std::string> Keys::required_texts(std::string_view key) {
  std::vector<std::string> found = texts(key);
  if (found.empty()) missing(key);
  return found;
}

std::vector<double> Keys::numbers(std::string_view key) {
  const Node* node = any(key);
  std::vector<double> found;
  if (node == nullptr) return found;
  if (node->kind == Node::Kind::Number) return {node->number};
  bool all = node->kind == Node::Kind::List;
  for (const Node& item : node->items) {
    all = all && item.kind == Node::Kind::Number;
    found.push_back(item.number);
  }
  if (all) return found;
  wrong(key, "plan.wrong-type", "'" + std::string(key) + "' must be a list of numbers.",
        "Write [1, 2].");
  return {};
}

std::string Keys::one_of(std::string_view key, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  std::string given = text(key, otherwise);
  if (given == otherwise || std::ranges::find(known, given) != known.end()) return given;
  const auto meant = nearest(given, known);
  wrong(key, "plan.bad-value", "'" + std::string(key) + "' cannot be '" + given + "'.",
        (meant ? "Did you mean '" + *meant + "'? " : std::string()) +
            "It is one of: " + join(known, ", ") + ".");
  return std::string(otherwise);
}

std::vector<std::pair<std::string, const Node*>> Keys::object(std::string_view key) {
  const Node* node = find(key, Node::Kind::Object, "an object { ... }");
  std::vector<std::pair<std::string, const Node*>> members;
  if (node == nullptr) return members;
  for (const auto& [name, value] : node->members) members.emplace_back(name, &value);
  return members;
}

std::vector<const Node*> Keys::list(std::string_view key) {
  const Node* node = find(key, Node::Kind::List, "a list [ ... ]");
  std::vector<const Node*> items;
  if (node == nullptr) return items;
  for (const Node& item : node->items) items.push_back(&item);
  return items;
}

void Keys::wrong(std::string_view key, std::string code, std::string message, std::string mend) {
  const Node* node = object_.member(key);
  const Node& at = node == nullptr ? object_ : *node;
  problems_.push_back(
      {std::move(code), file_, at.line, at.column, std::move(message), std::move(mend)});
}

void Keys::done() {
  for (const auto& [name, node] : object_.members) {
    if (std::ranges::find(asked_, name) != asked_.end()) continue;
    std::vector<std::string> known;  // each once, however often it was looked for
    for (const std::string& key : asked_) {
      if (std::ranges::find(known, key) == known.end()) known.push_back(key);
    }
    const auto meant = nearest(name, known);
    problems_.push_back(
        {"plan.unknown-key", file_, node.line, node.column, "There is no key '" + name + "' here.",
         meant ? "Did you mean '" + *meant + "'?" : "Known here: " + join(known, ", ") + "."});
  }
}

}  // namespace peil::analysis
