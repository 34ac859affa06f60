#include "peil/cli/letter_json.h"

#include "peil/findings/letter.h"
#include "peil/findings/wording.h"

namespace peil::cli {
namespace {

using findings::Wording;

// What a sentence without marks was taken to say.
nlohmann::ordered_json reads(const JudgedClaim& c) {
  nlohmann::ordered_json all{{"measure", c.measures}, {"groups", c.groups}, {"waves", c.waves}};
  if (!c.benchmark.empty()) all["benchmark"] = c.benchmark;
  all["direction"] = findings::direction_name(c);
  all["numbers"] = c.numbers;
  return all;
}

}  // namespace

nlohmann::ordered_json json_of(const JudgedLetter& letter) {
  nlohmann::ordered_json claims = nlohmann::ordered_json::array();
  for (const JudgedClaim& c : letter.claims) {
    nlohmann::ordered_json one{{"line", c.line},
                               {"text", c.text},
                               {"claim", findings::kind_name(c.kind)},
                               {"verdict", findings::verdict_name(c.verdict)},
                               {"reason", flat(c.reason)},
                               {"would_be_true", nullptr}};
    if (c.would_be_true) one["would_be_true"] = flat(*c.would_be_true);
    if (c.interviews_needed) one["interviews_needed"] = *c.interviews_needed;
    if (!letter.marked) {
      one["quote"] = c.quote;
      one["reads"] = reads(c);
      one["measure"] = c.measures;
      one["groups"] = c.groups;
      one["waves"] = c.waves;
      one["confirmed"] = c.confirmed;
    }
    claims.push_back(std::move(one));
  }
  nlohmann::ordered_json unbound = nlohmann::ordered_json::array();
  for (const UnboundNumber& n : letter.unbound) {
    unbound.push_back({{"line", n.line}, {"text", n.text}});
  }
  nlohmann::ordered_json not_read = nlohmann::ordered_json::array();
  const Wording words(letter.words);
  for (const NotRead& n : letter.not_read)
    not_read.push_back({{"line", n.line}, {"text", n.text}, {"why", words.text(n.why)}});
  nlohmann::ordered_json notes = nlohmann::ordered_json::array();
  for (const Words& n : letter.notes) notes.push_back(flat(n));
  return {{"study", letter.study},
          {"language", letter.language},
          {"fictional", letter.fictional},
          {"notes", notes},
          {"claims", claims},
          {"unbound", unbound},
          {"not_read", not_read}};
}

std::string text_of(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace peil::cli
