#include "peil/model/answer.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace peil {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> names{
    "", "not_asked", "dont_know", "not_applicable", "skipped", "not_reached"};

json to_json(const Given& given) {
  if (const auto* absent = std::get_if<Absent>(&given)) {
    return {{"absent", std::string(absent_name(*absent))}};
  }
  if (const auto* n = std::get_if<std::int64_t>(&given)) return *n;
  if (const auto* text = std::get_if<std::string>(&given)) return *text;
  return std::get<std::vector<std::string>>(given);
}

std::optional<Absent> absent_of(std::string_view name) {
  const auto found = std::find(names.begin() + 1, names.end(), name);
  if (found == names.end()) return {};
  return static_cast<Absent>(found - names.begin());
}

/// Puts together what answers_json() wrote, as it is read; nothing else is let through.
class Builder : public nlohmann::json_sax<json> {
 public:
  Answers answers;

  bool null() override { return false; }
  bool boolean(bool) override { return false; }
  bool number_float(double, const std::string&) override { return false; }
  bool binary(binary_t&) override { return false; }
  bool number_integer(std::int64_t n) override { return give(n); }
  bool number_unsigned(std::uint64_t n) override {
    return std::in_range<std::int64_t>(n) && give(static_cast<std::int64_t>(n));
  }
  bool string(std::string& text) override {
    if (inside_ == Inside::List) {
      std::get<std::vector<std::string>>(*given_).push_back(std::move(text));
      return true;
    }
    if (inside_ != Inside::Absence) return give(std::move(text));
    const std::optional<Absent> absent = absent_of(text);
    if (absent) *given_ = *absent;
    named_ = absent.has_value();
    return named_;
  }
  bool start_object(std::size_t) override {
    named_ = false;
    return enter(Inside::Nothing, Inside::Answers) || enter(Inside::Answers, Inside::Absence);
  }
  bool key(std::string& name) override {
    if (inside_ == Inside::Absence) return name == "absent";
    given_ = &answers[name];
    return true;
  }
  bool end_object() override {
    return (named_ && enter(Inside::Absence, Inside::Answers)) ||
           enter(Inside::Answers, Inside::Nothing);
  }
  bool start_array(std::size_t) override {
    return give(std::vector<std::string>()) && enter(Inside::Answers, Inside::List);
  }
  bool end_array() override { return enter(Inside::List, Inside::Answers); }
  bool parse_error(std::size_t, const std::string&, const json::exception&) override {
    return false;
  }

 private:
  enum class Inside { Nothing, Answers, Absence, List };

  bool enter(Inside from, Inside to) {
    if (inside_ != from) return false;
    inside_ = to;
    return true;
  }
  bool give(Given given) {
    if (inside_ != Inside::Answers) return false;
    *given_ = std::move(given);
    return true;
  }

  Inside inside_ = Inside::Nothing;
  Given* given_ = nullptr;  ///< the answer whose value is read
  bool named_ = false;      ///< the reason of an absence was read
};

}  // namespace

std::string_view absent_name(Absent reason) { return names.at(static_cast<std::size_t>(reason)); }

std::string answers_json(const Answers& answers) {
  json object = json::object();
  for (const auto& [name, given] : answers) object[name] = to_json(given);
  return object.dump();
}

Result<Answers> read_answers_json(std::string_view text) {
  const Problems bad{{"answers.bad-json", "answers", 0, 0, "These answers cannot be read back.",
                      "Restore the answer store from its backup."}};
  Builder builder;
  if (!json::sax_parse(text, &builder)) return bad;
  return std::move(builder.answers);
}

}  // namespace peil
