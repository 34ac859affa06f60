#include "made_data.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "peil/base/chance.h"
#include "peil/base/text.h"

namespace peil::reference {
namespace {

const std::string seed = "reference";

int clamped(double value, int low, int high) {
  return std::clamp(static_cast<int>(std::lround(value)), low, high);
}

// A mark, or a blank for one answer in `blank`.
std::string mark(Chance& chance, double mean, double blank) {
  if (chance.share() < blank) return "";
  return std::to_string(clamped(mean + 1.3 * chance.normal(), 1, 10));
}

struct Region {
  std::string name;
  int offices;  // on the frame
  int drawn;
};
const std::vector<Region> regions{{"north", 40, 6}, {"middle", 25, 5}, {"south", 60, 8}};
const std::vector<std::string> groups{"citizens", "firms", "lawyers"};
const std::vector<std::string> channels{"desk", "phone", "web"};

// One answer a row: a stratified sample of offices, and of people in them.
std::string wave(const std::string& name, double lift) {
  Chance chance(seed, "wave " + name);
  std::string csv =
      "person,region,office,offices,weight,group,channel,overall,clarity,speed,kindness,days\n";
  int person = 0;
  for (const Region& region : regions) {
    for (int office = 1; office <= region.drawn; ++office) {
      const double level = 0.5 * chance.normal();
      const int people = 9 + static_cast<int>(chance.below(7));
      for (int i = 0; i < people; ++i) {
        const double liking = 6.6 + lift + level + 0.9 * chance.normal();
        const std::size_t group = chance.below(3);
        csv += name + "-" + std::to_string(++person) + ',' + region.name + ',' + region.name + '-' +
               std::to_string(office) + ',' + std::to_string(region.offices);
        const double weight = 20.0 + 30.0 * chance.share();
        csv += ',' + number_text(weight, 3) + ',' + groups[group];
        csv += ',' + channels[chance.below(3)];
        csv += ',' + mark(chance, liking + 0.3 * static_cast<double>(group), 0.05);
        csv += ',' + mark(chance, liking - 0.2, 0.04);
        csv += ',' + mark(chance, liking - 0.8, 0.04);
        csv += ',' + mark(chance, liking + 0.5, 0.04);
        csv += ',' + number_text(-30.0 * std::log(1.0 - chance.share()), 1) + '\n';
      }
    }
  }
  return csv;
}

// People drawn by a lasting number in each of two waves: about half of them twice.
std::string shared_wave(const std::string& name, double from, double lift) {
  std::string csv = "person,region,people,weight,overall\n";
  for (std::size_t h = 0; h < 2; ++h) {
    const int people = h == 0 ? 300 : 200;
    std::vector<std::string> drawn;
    for (int i = 1; i <= people; ++i) {
      const std::string person = regions[h].name + std::to_string(i);
      const double number = permanent_random_number(seed, person);
      const double place = number < from ? number + 1.0 - from : number - from;
      if (place >= 0.3) continue;
      Chance lasting(seed, "person " + person), now(seed, name + person);
      const double liking = 6.8 + lift + 1.2 * lasting.normal() + 0.7 * now.normal();
      drawn.push_back(person + ',' + regions[h].name + ',' + std::to_string(people) + ",@," +
                      std::to_string(clamped(liking, 1, 10)) + '\n');
    }
    for (std::string& row : drawn) {
      const double weight = static_cast<double>(people) / static_cast<double>(drawn.size());
      csv += row.replace(row.find('@'), 1, exact_text(weight));
    }
  }
  return csv;
}

std::string cases() {
  Chance chance(seed, "cases");
  std::string csv = "case,product,days,closed,weight\n";
  const std::vector<std::string> products{"asylum", "study", "work"};
  for (int i = 1; i <= 240; ++i) {
    const std::size_t product = chance.below(3);
    const double needed =
        -(20.0 + 15.0 * static_cast<double>(product)) * std::log(1.0 - chance.share());
    const double watched = 10.0 + 80.0 * chance.share();
    const double days = std::ceil(std::min(needed, watched));
    csv += std::to_string(i) + ',' + products[product] + ',' + number_text(days, 0) +
           (needed <= watched ? ",1," : ",0,") + number_text(0.5 + chance.share(), 2) + '\n';
  }
  return csv;
}

std::string coders() {
  Chance chance(seed, "coders");
  std::string csv = "text,first,second\n";
  for (int i = 1; i <= 150; ++i) {
    const std::uint64_t truth = 1 + chance.below(4);
    csv += std::to_string(i);
    for (int coder = 0; coder < 2; ++coder)
      csv += ',' + std::to_string(chance.share() < 0.75 ? truth : 1 + chance.below(4));
    csv += '\n';
  }
  return csv;
}

std::string frame() {
  Chance chance(seed, "frame");
  std::string csv = "office,region,people,mark\n";
  int office = 0;
  for (const Region& region : regions) {
    for (int i = 0; i < region.offices; ++i) {
      const double people = std::ceil(20.0 * std::exp(0.9 * chance.normal()));
      const double score = 7.0 + chance.normal() * (region.drawn - 4) / 3.0;
      csv += std::to_string(++office) + ',' + region.name + ',' + number_text(people, 0) + ',' +
             number_text(score, 2) + '\n';
    }
  }
  return csv;
}

}  // namespace

std::map<std::string, std::string> made_data() {
  return {{"wave2009.csv", wave("2009", 0.0)},
          {"wave2011.csv", wave("2011", 0.3)},
          {"wave2013.csv", wave("2013", 0.4)},
          {"shared2011.csv", shared_wave("2011", 0.00, 0.0)},
          {"shared2013.csv", shared_wave("2013", 0.15, 0.4)},
          {"cases.csv", cases()},
          {"coders.csv", coders()},
          {"frame.csv", frame()}};
}

}  // namespace peil::reference
