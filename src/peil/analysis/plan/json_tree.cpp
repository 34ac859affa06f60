#include "peil/analysis/plan/json_tree.h"

#include <nlohmann/json.hpp>

#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using nlohmann::json;

struct Position {
  std::size_t line = 1;
  std::size_t column = 0;       ///< of the sign read last
  std::size_t last_length = 0;  ///< of the line before, for a step back over its end
  char last = 0;
};

// Counts lines while the parser reads.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, Position* position) : at_(at), position_(position) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    if (position_->last == '\n') {
      ++position_->line;
      position_->last_length = position_->column;
      position_->column = 0;
    }
    ++position_->column;
    position_->last = *at_++;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  Position* position_;
};

// Builds the tree; stops at the first thing that is not JSON.
class Builder : public nlohmann::json_sax<json> {
 public:
  Builder(const Position& position, std::string file)
      : position_(position), file_(std::move(file)) {}

  bool null() override { return put(Node{}, 4); }
  bool boolean(bool value) override {
    Node node;
    node.kind = Node::Kind::Boolean;
    node.boolean = value;
    return put(std::move(node), value ? 4 : 5);
  }
  bool number_integer(number_integer_t value) override {
    return put_number(static_cast<double>(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return put_number(static_cast<double>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return put_number(value); }
  bool string(string_t& value) override {
    Node node;
    node.kind = Node::Kind::Text;
    node.text = value;
    return put(std::move(node), value.size() + 2);
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Node::Kind::Object); }
  bool start_array(std::size_t) override { return open(Node::Kind::List); }
  bool key(string_t& name) override {
    const Node& object = open_.back();
    if (object.member(name) != nullptr) {
      problems.push_back({"json.key-twice", file_, position_.line, column(name.size() + 2),
                          "The key '" + name + "' is given twice.", "Keep one of them."});
    }
    keys_.push_back(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string& token,
                   const nlohmann::detail::exception&) override {
    problems.push_back({"json.broken", file_, position_.line,
                        std::max<std::size_t>(position_.column, 1),
                        token.empty() || token == "<U+0000>"
                            ? "The file ends before the plan does."
                            : "This is not JSON: '" + token + "' is not expected here.",
                        "Look for a missing or extra comma, quote or bracket just before."});
    return false;
  }

  Problems problems;
  Node root;

 private:
  std::size_t column(std::size_t length) const {
    return position_.column > length ? position_.column - length + 1 : 1;
  }
  bool put_number(double value) {
    Node node;
    node.kind = Node::Kind::Number;
    node.number = value;
    put(std::move(node), 1);
    return true;
  }
  bool put(Node node, std::size_t length) {
    node.line = position_.line;
    node.column = column(length);
    return place(std::move(node));
  }
  bool open(Node::Kind kind) {
    constexpr std::size_t most_levels = 64;  // a tree is taken down level by level, on the stack
    if (open_.size() >= most_levels) {
      problems.push_back({"json.too-deep", file_, position_.line, column(1),
                          "There are more than 64 brackets within each other here.",
                          "A plan has fewer than ten."});
      return false;
    }
    Node node;
    node.kind = kind;
    node.line = position_.line;
    node.column = column(1);
    open_.push_back(std::move(node));
    return true;
  }
  bool close() {
    Node node = std::move(open_.back());
    open_.pop_back();
    return place(std::move(node));
  }
  bool place(Node node) {
    if (open_.empty()) {
      root = std::move(node);
    } else if (open_.back().kind == Node::Kind::List) {
      open_.back().items.push_back(std::move(node));
    } else {
      open_.back().members.push_back({std::move(keys_.back()), std::move(node)});
      keys_.pop_back();
    }
    return true;
  }

  const Position& position_;
  std::string file_;
  std::vector<Node> open_;
  std::vector<std::string> keys_;
};

}  // namespace

const Node* Node::member(std::string_view name) const {
  for (const auto& [key, node] : members) {
    if (key == name) return &node;
  }
  return nullptr;
}

Result<Node> read_json(std::string_view text, const std::string& file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_utf8(text)) {
    return Problems{
        {"json.not-utf8", file, 0, 0, "The file is not UTF-8 text.", "Save it again as UTF-8."}};
  }
  Position position;
  Builder builder(position, file);
  const CountingIterator begin(text.data(), &position);
  const CountingIterator end(text.data() + text.size(), &position);
  (void)json::sax_parse(begin, end, &builder);
  if (!builder.problems.empty()) return builder.problems;
  return std::move(builder.root);
}

}  // namespace peil::analysis
