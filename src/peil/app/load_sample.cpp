#include "peil/app/load_sample.h"

#include <algorithm>
#include <set>

#include "peil/app/draw_sample.h"
#include "peil/app/key_file.h"
#include "peil/base/csv.h"
#include "peil/base/digest.h"
#include "peil/fieldwork/contact_number.h"
#include "peil/interview/login_code.h"
#include "peil/model/draw_record.h"
#include "peil/sampling/draw.h"
#include "peil/sampling/plan_of_draw.h"
#include "peil/sampling/sample_file.h"

namespace peil::app {
namespace {

constexpr std::size_t id_bytes = 16;

Problems problem(const char* code, const std::string& where, std::string message,
                 const char* mend) {
  return {{code, where, 0, 0, std::move(message), mend}};
}

Result<Sample> checked_sample(const Study& study, const LoadRequest& request, Outside& outside) {
  const Result<const Plan*> plan = sampling::plan_of_draw(study, request.wave);
  if (!plan.ok()) return plan.problems();
  const std::string where = record_path(request.sample);
  const auto record = read_draw_record(outside.files.read(where), where, Seal::Required);
  if (!record.ok()) return record.problems();
  const DrawRecord& r = record.value();
  if (r.study != study.name || r.wave != request.wave) {
    return problem("record.other-study", where,
                   "This is the draw of study '" + r.study + "', wave " + r.wave + ".",
                   "Take the sample of the wave that is to be loaded.");
  }
  if (r.plan_sha256 != sampling::plan_digest(*plan.value())) {
    return problem("record.other-plan", "plans/" + r.wave + ".toml",
                   "The plan was changed after the draw.",
                   "Draw again by the plan as it is now, or bring the plan of the draw back.");
  }
  return sampling::read_sample(outside.files.read(request.sample), r, request.sample);
}

Problems check_room(const LoadRequest& request, const DrawRecord& record, const Stores& stores,
                    const Outside& outside) {
  if (stores.responses->draw_record(request.wave)) {
    return problem("load.wave-loaded", "--wave",
                   "Wave " + request.wave + " has been loaded already; nothing was changed.",
                   "A wave is loaded once.");
  }
  if (!stores.people->has_key()) {
    return problem("load.no-people-key", "--data",
                   "The data folder has no key to which contact data are sealed.",
                   "Make it ready by `peil data init`.");
  }
  if (stores.responses->fictional() && !record.fictional) {
    return problem("load.store-fictional", "--data",
                   "The data folder holds a fictional survey, and these people are not fictional.",
                   "Take another data folder.");
  }
  if (outside.files.exists(request.codes)) {
    return problem("load.codes-there-already", request.codes,
                   "There is a file of this name, which is not replaced: it may be the only place "
                   "that knows the codes of another wave.",
                   "Choose another name. If it was made for this wave, it opens nothing: the load "
                   "did not end; destroy it.");
  }
  return {};
}

// What a load left that was killed: without a record of the draw nobody of it is enrolled, so no
// code of it opens anything. The codes first: the people lead to them.
std::size_t clear_cut_short(const std::string& wave, Stores& stores) {
  const std::vector<std::string> left = stores.people->ids(wave);
  if (left.empty()) return 0;
  stores.keys->remove(left);
  stores.people->remove(wave);
  return left.size();
}

/// One person of the sample as each of the three stores and the letters know them.
struct Loaded {
  Person person;
  Respondent respondent;
  std::string code;
};

// Of a person: random, and such that nobody else of the wave has the contact number of it.
std::string fresh_person_id(Secrets& secrets, std::set<std::string>& numbers) {
  std::string id;
  do {
    id = hex(secrets.bytes(id_bytes));
  } while (!numbers.insert(fieldwork::contact_number(id)).second);
  return id;
}

std::vector<Loaded> with_fresh_ids(Sample sample, const std::string& wave, Secrets& secrets) {
  std::vector<Loaded> all;
  all.reserve(sample.units.size());
  std::set<std::string> numbers;
  for (SampledUnit& unit : sample.units) {
    Loaded one;
    one.person = {fresh_person_id(secrets, numbers), wave, unit.key, unit.language,
                  std::move(unit.contact)};
    one.respondent = {
        hex(secrets.bytes(id_bytes)), wave, unit.group, unit.stratum, "", unit.base_weight,
        std::move(unit.design),       false};
    one.code = interview::make_login_code(secrets.bytes(interview::login_code_bytes));
    all.push_back(std::move(one));
  }
  return all;
}

std::string codes_csv(const std::vector<Loaded>& all, bool fictional) {
  std::vector<const Loaded*> by_key;
  for (const Loaded& one : all) by_key.push_back(&one);
  std::ranges::sort(by_key, {}, [](const Loaded* one) { return one->person.unit_key; });
  std::string csv =
      fictional ? "key,language,code,fictional,number\n" : "key,language,code,number\n";
  for (const Loaded* one : by_key) {
    csv += csv_spreadsheet_field(one->person.unit_key) + ',' +
           csv_spreadsheet_field(one->person.language) + ',' +
           interview::printed_login_code(one->code) + (fictional ? ",yes," : ",") +
           fieldwork::contact_number(one->person.id) + '\n';
  }
  return csv;
}

void put(const std::vector<Loaded>& all, const DrawRecord& record, Stores& stores) {
  std::vector<KeyEntry> keys;
  std::vector<Person> people;
  std::vector<Respondent> respondents;
  for (const Loaded& one : all) {
    keys.push_back({interview::login_code_hmac(stores.server_key, one.code), one.respondent.id,
                    one.person.id});
    people.push_back(one.person);
    respondents.push_back(one.respondent);
  }
  std::ranges::sort(keys, {}, &KeyEntry::code_hmac);
  std::ranges::sort(people, {}, &Person::id);
  std::ranges::sort(respondents, {}, &Respondent::id);
  if (record.fictional) stores.responses->set_fictional();
  // People first: they tell of a load that was cut short.
  stores.people->add(people);
  stores.keys->add(keys);
  stores.responses->enrol(respondents, record);
}

}  // namespace

Result<SampleLoaded> load_sample(const Study& study, const LoadRequest& request, Stores& stores,
                                 Outside& outside) {
  Result<Sample> sample = checked_sample(study, request, outside);
  if (!sample.ok()) return sample.problems();
  const DrawRecord record = sample.value().record;
  const Problems no_room = check_room(request, record, stores, outside);
  if (!no_room.empty()) return no_room;
  std::vector<Loaded> all =
      with_fresh_ids(std::move(sample).value(), request.wave, outside.secrets);
  if (const std::string& panel = study.plan(request.wave)->panel; !panel.empty()) {
    const auto key = import_key(request.key, request.data, outside.files);
    if (!key.ok()) return key.problems();
    for (Loaded& one : all)
      one.respondent.design[panel_member] =
          key.value().member(study.name, panel, one.person.unit_key);
  }
  // Before the stores: codes that open nothing do no harm, people without codes would.
  outside.files.write(request.codes, codes_csv(all, record.fictional), true);
  const std::size_t cleared = clear_cut_short(request.wave, stores);
  put(all, record, stores);
  return SampleLoaded{all.size(), cleared};
}

}  // namespace peil::app
