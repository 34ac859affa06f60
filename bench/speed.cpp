// The statistics at the size of a large wave, each beside its goal and beside R where the packages
// survey and data.table are installed. Prints a table. What needs memory is done in children.
//   bench_speed [FOLDER]             the table; files of a gigabyte come and go in FOLDER
//   bench_speed wave ROWS SEED FILE  writes a wave
// PEIL_BENCH_R: "no" leaves R out, "all" runs also what takes R minutes.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numeric>

#include "measure.h"
#include "peil/analysis/plan/read_plan.h"
#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/run.h"
#include "peil/base/text.h"
#include "peil/files/column_memory.h"
#include "peil/files/disk.h"
#include "peil/table/csv_table.h"
#include "plans.h"

namespace {

using namespace peil;
using namespace peil::bench;

constexpr int runs = 7;
constexpr int most_seconds = 60;  // of processor, for one run of peil

// A line of the table.
struct Task {
  std::string what;
  std::string unit;
  double goal;
  double stretch;
  std::string key;  ///< of the R script; empty: R has no such task
  bool long_in_r = false;
  std::string rows = {};
  std::vector<double> found = {};  ///< one a run; none: it could not be done
};

std::string rounded(double value) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(),
                value < 0.1   ? "%.4f"
                : value < 100 ? "%.3f"
                              : "%.0f",
                value);
  return text.data();
}

// What the bench needs of a wave after its file was written.
struct WaveFiles {
  std::filesystem::path folder;

  std::string wave(std::size_t rows, const std::string& name = "wave") const {
    return (folder / (name + std::to_string(rows) + ".csv")).string();
  }
  std::string margins_file(std::size_t rows, const std::string& name = "wave") const {
    return wave(rows, name) + ".margins.json";
  }
  Json margins(std::size_t rows, const std::string& name = "wave") const {
    return Json::parse(std::ifstream(margins_file(rows, name)));
  }
  std::string plan(const std::string& name, const Json& text) const {
    const std::string file = (folder / (name + ".json")).string();
    std::ofstream(file) << text.dump(1);
    return file;
  }
};

void write_wave(std::size_t rows, const std::string& seed, double change, const std::string& file) {
  const Wave wave = load::make_wave(rows, seed, change);
  std::ofstream out(file, std::ios::binary);
  load::write_csv(wave, [&](std::string_view piece) { out << piece; });
  std::ofstream(file + ".margins.json") << margins(wave).dump();
}

void make_waves(const WaveFiles& files) {
  for (const std::size_t rows : {2'000u, 100'000u, 1'000'000u, 5'000'000u}) {
    (void)in_child([&] {
      write_wave(rows, "bench", 0.0, files.wave(rows));
      return std::vector<double>{0.0};
    });
    if (rows < 1'000'000) continue;
    (void)in_child([&] {
      write_wave(rows, "bench, a year later", 0.05, files.wave(rows, "second"));
      return std::vector<double>{0.0};
    });
  }
}

Table read(const std::string& file) {
  return table::read_csv_table(peil::files::Disk().open(file), file, {{""}, {}, 2}).value();
}

std::vector<double> reading(const WaveFiles& files) {
  return in_child([&] {
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run) {
      seconds.push_back(seconds_of([&] { (void)read(files.wave(1'000'000)); }));
    }
    return seconds;
  });
}

// Seconds of the phases with the table in memory: one list per phase, one after the other.
std::vector<double> phases(
    const WaveFiles& files, std::size_t rows,
    const std::function<std::vector<double>(const analysis::AnalysisPlan&,
                                            const std::map<std::string, Table>&)>& measure) {
  return in_child([&] {
    const std::string file = files.wave(rows);
    const auto plan = analysis::read_plan(phases_plan(file, files.margins(rows)).dump(), "phases");
    const std::map<std::string, Table> tables{{"wave", read(file)}};
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run) {
      const std::vector<double> one = measure(plan.value(), tables);
      seconds.insert(seconds.end(), one.begin(), one.end());
    }
    return seconds;
  });
}

// Every `step`-th number, from `first` on.
std::vector<double> of_phase(const std::vector<double>& all, std::size_t first, std::size_t step) {
  std::vector<double> found;
  for (std::size_t i = first; i < all.size(); i += step) found.push_back(all[i]);
  return found;
}

double do_step(analysis::Run& run, std::size_t step) {
  const analysis::AnalysisStep& one = run.plan().analyses[step];
  run.begin(one);
  return seconds_of(
      [&] { std::visit([&](const auto& asked) { analysis::compute(run, asked); }, one.asked); });
}

// Raking is a design with margins less the same design without.
std::vector<double> weighting_and_tables(const analysis::AnalysisPlan& plan,
                                         const std::map<std::string, Table>& tables) {
  analysis::Run run(plan, tables, 2);
  const double plain = seconds_of([&] { (void)run.design("plain"); });
  const double raked = seconds_of([&] { (void)run.design("raked"); });
  return {raked - plain, do_step(run, 0), do_step(run, 1)};
}

std::vector<double> importances(const analysis::AnalysisPlan& plan,
                                const std::map<std::string, Table>& tables) {
  analysis::Run run(plan, tables, 2);
  (void)run.design("plain");
  return {do_step(run, 2), do_step(run, 3)};
}

Ran analyse(const std::string& plan) {
  return run_program({PEIL_PROGRAM, "analyse", plan, "--threads", "2", "--out", plan + ".csv"},
                     "/dev/null", most_seconds);
}

struct Door {
  std::vector<double> seconds, megabytes;
};

// The program on a plan, several times; fewer when it takes long, none when it fails.
Door door(const std::string& plan, int times = runs) {
  Door found;
  for (int i = 0; i < times; ++i) {
    const Ran ran = analyse(plan);
    if (!ran.ended_well) return {};
    found.seconds.push_back(ran.seconds);
    found.megabytes.push_back(ran.megabytes);
    if (ran.seconds > 5.0 && i == 0) break;
  }
  return found;
}

// A thousand replicates: the program with them less the program without.
Door bootstrap(const WaveFiles& files, std::size_t rows) {
  const std::string name = "bootstrap" + std::to_string(rows), file = files.wave(rows);
  const Json known = files.margins(rows);
  Door with = door(files.plan(name, bootstrap_plan(file, known, true)), 3);
  if (with.seconds.empty()) return with;
  const Door without = door(files.plan(name + " none", bootstrap_plan(file, known, false)));
  for (double& seconds : with.seconds) seconds -= Times{without.seconds}.median();
  return with;
}

std::string whole(const WaveFiles& files, std::size_t rows, bool change) {
  return files.plan("whole" + std::to_string(rows),
                    whole_plan(files.wave(rows), files.wave(rows, "second"), files.margins(rows),
                               files.margins(rows, "second"), change));
}

// Measures one task after the other and shows each as soon as it is known.
void do_tasks(const WaveFiles& files, const std::function<void(const Task&)>& show) {
  const auto add = [&](Task task, std::vector<double> found) {
    task.found = std::move(found);
    show(task);
  };
  add({"read 1M rows of CSV into columns", "s", 0.12, 0.06, "read"}, reading(files));
  const std::vector<double> tables = phases(files, 1'000'000, weighting_and_tables);
  add({"rake 1M rows to 5 margins, gap 1e-10, weights written back", "s", 0.020, 0.005, "rake"},
      of_phase(tables, 0, 3));
  add({"mean and error of 40 items by each of 6 variables, 1M", "s", 0.12, 0.05, "tables", true},
      of_phase(tables, 1, 3));
  add({"the same after raking, residual error", "s", 0.3, 0.1, "residual", true},
      of_phase(tables, 2, 3));
  const Door small = bootstrap(files, 100'000);
  add({"1,000 bootstrap replicates, each raked again, 100k", "s", 0.8, 0.2, "boot", true, "100000"},
      small.seconds);
  add({"  peak memory of that run", "MB", 100, 100, ""}, small.megabytes);
  const Door large = bootstrap(files, 1'000'000);
  add({"1,000 bootstrap replicates, each raked again, 1M", "s", 3, 1.2, "boot", true},
      large.seconds);
  add({"  peak memory of that run", "MB", 400, 400, ""}, large.megabytes);
  const std::vector<double> lmg = phases(files, 100'000, importances);
  add({"LMG of 15 drivers, 100k rows", "s", 0.020, 0.008, "lmg15", true, "100000"},
      of_phase(lmg, 0, 2));
  add({"LMG of 20 drivers, 100k rows", "s", 0.4, 0.15, "lmg20", true, "100000"},
      of_phase(lmg, 1, 2));
  const bool change = analyse(whole(files, 1'000'000, true)).ended_well;
  const std::string without = change ? "" : " (WITHOUT the change: this version has none)";
  const Door run = door(whole(files, 1'000'000, change));
  add({"whole run at 1M from the command line" + without, "s", 1.5, 0.6, "whole", true},
      run.seconds);
  add({"  peak memory of that run, 1M", "MB", 300, 300, ""}, run.megabytes);
  const Door most = door(whole(files, 5'000'000, change), 1);
  add({"  peak memory of that run, 5M", "MB", 1300, 1300, ""}, most.megabytes);
  add({"2,000 rows, 25 items x 61 domains, process start included", "s", 0.050, 0.020, "small",
       false, "2000"},
      door(files.plan("small", small_plan(files.wave(2'000))), 15).seconds);
}

bool r_is_here() {
  return run_program({"Rscript", "-e", "library(survey); library(data.table)"}, "/dev/null")
      .ended_well;
}

// What an R script prints of one task: its seconds; or why there is no figure.
std::string in_r(const WaveFiles& files, const std::string& way, const Task& task, bool all) {
  if (task.key.empty()) return "";
  if (task.long_in_r && way == "survey" && !all) return "not run";
  const std::size_t rows = task.rows.empty() ? 1'000'000 : std::stoul(task.rows);
  const std::string out = (files.folder / "r.txt").string();
  const Ran ran = run_program(
      {"Rscript", "--vanilla", PEIL_SOURCE_DIR "/bench/" + way + ".R", task.key, files.wave(rows),
       files.margins_file(rows), files.wave(rows, "second"), files.margins_file(rows, "second")},
      out, 1800, 16);
  if (!ran.ended_well) return "failed";
  std::ifstream printed(out);
  std::string seconds;
  printed >> seconds;
  return seconds == "-" ? "-" : seconds + " s";
}

void print_peil(const Task& task) {
  std::cout << "| " << task.what << " | " << rounded(task.goal) << ' ' << task.unit << " | "
            << rounded(task.stretch) << ' ' << task.unit << " | ";
  if (task.found.empty()) {
    std::cout << "fails, or needs over " << most_seconds << " s of processor or 8 GB | no |";
    return;
  }
  const Times times{task.found};
  const double median = times.median();
  const char* reached = median <= task.stretch ? "stretch" : median <= task.goal ? "goal" : "no";
  std::cout << rounded(median) << ' ' << task.unit << " (" << rounded(times.best()) << ") | "
            << reached << " |";
}

void print_table(const WaveFiles& files) {
  const char* wish = std::getenv("PEIL_BENCH_R");
  const std::string asked = wish == nullptr ? "" : wish;
  const bool r = asked != "no" && r_is_here(), all = asked == "all";
  std::cout << "| task | goal | stretch | peil: median (best) | reached |"
            << (r ? " R survey | tuned R |\n" : "\n") << "| --- | --- | --- | --- | --- |"
            << (r ? " --- | --- |" : "") << std::endl;
  do_tasks(files, [&](const Task& task) {
    print_peil(task);
    if (r) {
      std::cout << ' ' << in_r(files, "survey", task, all) << " | "
                << in_r(files, "tuned", task, all) << " |";
    }
    std::cout << std::endl;
  });
  if (!r) std::cout << "R with the packages survey and data.table is not here or not asked for.\n";
  if (r && !all) std::cout << "\"not run\": minutes in R survey; PEIL_BENCH_R=all runs it too.\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 5 && std::string(argv[1]) == "wave") {
    write_wave(std::stoul(argv[2]), argv[3], 0.0, argv[4]);
    return 0;
  }
  peil::files::keep_memory_for_columns();  // as the program does
  const bool told = argc > 1;
  const WaveFiles files{told ? std::filesystem::path(argv[1])
                             : std::filesystem::temp_directory_path() /
                                   ("peil-bench-" + std::to_string(::getpid()))};
  std::filesystem::create_directories(files.folder);
  make_waves(files);
  std::ifstream load("/proc/loadavg");
  std::string busy;
  load >> busy;
  std::cout << "Waves of 2,000 to 5,000,000 rows, "
            << std::filesystem::file_size(files.wave(1'000'000)) / 1'000'000
            << " bytes a row; 2 threads; load of the machine before: " << busy << "\n\n";
  print_table(files);
  if (!told) std::filesystem::remove_all(files.folder);
  return 0;
}
