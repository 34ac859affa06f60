#include "peil/disclosure/release_log.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "peil/base/digest.h"
#include "peil/base/text.h"
#include "peil/disclosure/held_rule.h"
#include "peil/disclosure/logged_analyses_json.h"
#include "peil/disclosure/logged_table_json.h"

namespace peil::disclosure {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view format = "peil release 1";
constexpr std::string_view seal_before = ",\"sha256\":\"", seal_behind = "\"}";
constexpr std::size_t digits = 64;  // of a SHA-256

constexpr std::array verdicts{ReleaseVerdict::Pass, ReleaseVerdict::Review, ReleaseVerdict::Fail};

ReleaseVerdict verdict_of(const std::string& word) {
  const auto found = std::ranges::find(verdicts, word, word_of);
  if (found == verdicts.end()) throw std::invalid_argument("a verdict");
  return *found;
}

// "2013/vr/overall/mean"
FigureName name_of(const std::string& text) {
  const auto parts = split(text, '/');
  if (parts.size() != 4) throw std::invalid_argument("the name of a figure");
  return {std::string(parts[0]), std::string(parts[1]), std::string(parts[2]),
          std::string(parts[3])};
}

Json as_json(const LoggedFigure& figure) {
  Json one{{"figure", figure.name.text()}};
  if (figure.went_out()) {
    one["value"] = *figure.value;
    one["answers"] = figure.answers;
  }
  one["verdict"] = word_of(figure.verdict);
  if (!figure.rule.empty()) one["rule"] = figure.rule;
  return one;
}

LoggedFigure read_figure(const Json& one) {
  LoggedFigure figure;
  figure.name = name_of(one.at("figure").get<std::string>());
  if (one.contains("value")) {
    figure.value = one.at("value").get<double>();
    figure.answers = one.at("answers").get<std::size_t>();
  }
  figure.verdict = verdict_of(one.at("verdict").get<std::string>());
  if (one.contains("rule")) figure.rule = one.at("rule").get<std::string>();
  return figure;
}

Json as_json(const LoggedRelease& entry) {
  Json all{{"format", format},
           {"number", entry.number},
           {"at", entry.at},
           {"by", entry.by},
           {"wave", entry.wave},
           {"digest", entry.digest},
           {"output", entry.output},
           {"fictional", entry.fictional},
           {"least_shown", entry.least_shown},
           {"verdict", word_of(entry.verdict)},
           {"approved_by", entry.approved_by},
           {"reason", entry.reason}};
  all["figures"] = Json::array();
  for (const LoggedFigure& figure : entry.figures) all["figures"].push_back(as_json(figure));
  all["exceptions"] = Json::array();
  for (const ReleaseException& one : entry.exceptions)
    all["exceptions"].push_back({{"key", one.key},
                                 {"reason", one.reason},
                                 {"asked_by", one.asked_by},
                                 {"approved_by", one.approved_by}});
  all["groups"] = Json::object();
  for (const auto& [group, members] : entry.groups) all["groups"][group] = members;
  all["answers"] = Json::object();
  for (const auto& [whose, people] : entry.answers)
    all["answers"][whose.first][whose.second] = people;
  return all;
}

// Throws what the JSON library and name_of throw.
LoggedRelease read_entry(const Json& all) {
  if (all.at("format") != format) throw std::invalid_argument("another format");
  LoggedRelease entry;
  entry.number = all.at("number").get<std::size_t>();
  entry.at = all.at("at").get<std::string>();
  entry.by = all.at("by").get<std::string>();
  entry.wave = all.at("wave").get<std::string>();
  entry.digest = all.at("digest").get<std::string>();
  entry.output = all.at("output").get<std::string>();
  entry.fictional = all.at("fictional").get<bool>();
  entry.least_shown = all.at("least_shown").get<std::size_t>();
  entry.verdict = verdict_of(all.at("verdict").get<std::string>());
  entry.approved_by = all.at("approved_by").get<std::string>();
  entry.reason = all.at("reason").get<std::string>();
  for (const Json& one : all.at("figures")) entry.figures.push_back(read_figure(one));
  for (const Json& one : all.at("exceptions"))
    entry.exceptions.push_back({one.at("key").get<std::string>(),
                                one.at("reason").get<std::string>(),
                                one.at("asked_by").get<std::string>(),
                                one.at("approved_by").get<std::string>(), entry.at, entry.number});
  for (const auto& [group, members] : all.at("groups").items())
    entry.groups[group] = members.get<std::set<std::string>>();
  for (const auto& [group, measures] : all.at("answers").items()) {
    for (const auto& [measure, people] : measures.items())
      entry.answers[{group, measure}] = people.get<std::size_t>();
  }
  return entry;
}

// The line without its seal; nothing when it has none, or that of another text.
std::optional<std::string_view> unsealed(std::string_view line) {
  const std::size_t seal = seal_before.size() + digits + seal_behind.size();
  if (line.size() < seal || !line.ends_with(seal_behind)) return {};
  const std::string_view body = line.substr(0, line.size() - seal),
                         end = line.substr(line.size() - seal);
  if (!end.starts_with(seal_before) || end.substr(seal_before.size(), digits) != sha256(body))
    return {};
  return body;
}

Problem at_line(const char* code, const std::string& file, std::size_t line, std::string message,
                std::string mend) {
  return {code, file, line, 0, std::move(message), std::move(mend)};
}

const char* from_a_backup =
    "Put the file back from a backup. Without it nobody knows what the world knows of a wave, and "
    "nothing of it may be printed.";

class Reading {
 public:
  Reading(std::string_view text, std::string file) : file_(std::move(file)), text_(text) {}

  Result<LogEntries> all() && {
    std::string previous(digits, '0');
    for (std::size_t from = 0, line = 1; from < text_.size(); ++line) {
      const std::size_t end = text_.find('\n', from);
      if (end == std::string_view::npos) return Problems{breaks_off(line)};
      const std::string_view one = text_.substr(from, end - from);
      if (Problems wrong = read(one, line, previous); !wrong.empty()) return wrong;
      previous = sha256(one);
      from = end + 1;
    }
    return std::move(entries_);
  }

 private:
  Problems read(std::string_view line, std::size_t number, const std::string& previous) {
    const auto body = unsealed(line);
    const Json read = body ? Json::parse(line, nullptr, false) : Json();
    if (!body || read.is_discarded()) return {changed(number)};
    try {
      if (read.at("previous") != previous || read.at("number") != number) return {not_next(number)};
      if (read.at("format") == format_of_tables)
        entries_.tables.push_back(table_of_json(read));
      else if (read.at("format") == format_of_analyses)
        entries_.analyses.push_back(analyses_of_json(read));
      else
        entries_.releases.push_back(read_entry(read));
      return {};
    } catch (const std::exception&) {  // not the types and words that an entry has
      return {changed(number)};
    }
  }

  Problem breaks_off(std::size_t line) const {
    return at_line("releases.not-whole", file_, line,
                   "Line " + std::to_string(line) +
                       " of the release log breaks off: it was not written to its end.",
                   "peil writes an entry whole or not at all, so something else cut the file. Put "
                   "it back from a backup; where what line " +
                       std::to_string(line) +
                       " was to say is known not to have gone out, take the line out.");
  }
  Problem changed(std::size_t line) const {
    return at_line("releases.line", file_, line,
                   "Line " + std::to_string(line) +
                       " of the release log is no entry as peil writes it: it was changed.",
                   from_a_backup);
  }
  Problem not_next(std::size_t line) const {
    return at_line("releases.chain", file_, line,
                   "Line " + std::to_string(line) + " of the release log does not follow on " +
                       (line == 1 ? std::string("nothing: entries before it are gone.")
                                  : "line " + std::to_string(line - 1) +
                                        ": one was changed, taken out or put in."),
                   from_a_backup);
  }

  std::string file_;
  std::string_view text_;
  LogEntries entries_;
};

std::string_view last_line(std::string_view log) {
  if (log.ends_with('\n')) log.remove_suffix(1);
  const std::size_t end = log.rfind('\n');
  return end == std::string_view::npos ? log : log.substr(end + 1);
}

std::string sealed_line(Json all, std::string_view log) {
  all["previous"] = log.empty() ? std::string(digits, '0') : end_of_chain(log);
  std::string body = all.dump(-1, ' ', false, Json::error_handler_t::replace);
  body.pop_back();  // the brace, which comes behind the seal
  const std::string seal = sha256(body);
  return body + std::string(seal_before) + seal + std::string(seal_behind);
}

}  // namespace

std::string_view word_of(ReleaseVerdict verdict) {
  switch (verdict) {
    case ReleaseVerdict::Pass:
      return "pass";
    case ReleaseVerdict::Review:
      return "review";
    case ReleaseVerdict::Fail:
      break;
  }
  return "fail";
}

Result<LogEntries> read_log(std::string_view text, const std::string& file) {
  return Reading(text, file).all();
}

std::string releases_alone(std::string_view log) {
  const auto is_of = [](std::string_view line, std::string_view kind) {
    return line.starts_with(R"({"format":")" + std::string(kind) + '"');
  };
  std::string alone;
  for (const std::string_view line : split(log, '\n')) {
    if (!is_of(line, format_of_tables) && !is_of(line, format_of_analyses))
      alone.append(line) += '\n';
  }
  return alone;
}

std::string end_of_chain(std::string_view log) {
  return log.empty() ? std::string() : sha256(last_line(log));
}

std::string log_line(const LoggedRelease& entry, std::string_view log) {
  return sealed_line(as_json(entry), log);
}

std::string log_line(const LoggedTable& entry, std::string_view log) {
  return sealed_line(json_of_table(entry), log);
}

std::string log_line(const LoggedAnalyses& entry, std::string_view log) {
  return sealed_line(json_of_analyses(entry), log);
}

std::map<std::string, WentOut> went_out(std::span<const LoggedRelease> log) {
  std::map<std::string, WentOut> waves;
  for (const LoggedRelease& entry : log) {
    EarlierRelease earlier{entry.number, entry.digest, {}, {}, entry.groups, entry.answers};
    for (const LoggedFigure& figure : entry.figures) {
      if (figure.went_out())
        earlier.shown.insert(figure.name);
      else if (is_about_answers(figure.rule))
        earlier.secret.insert(figure.name);
    }
    WentOut& wave = waves[entry.wave];
    wave.releases.push_back(std::move(earlier));
    wave.exceptions.insert(wave.exceptions.end(), entry.exceptions.begin(), entry.exceptions.end());
  }
  return waves;
}

}  // namespace peil::disclosure
