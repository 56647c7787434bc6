// Workload "course": the equations of the skin model with dupilumab and tofacitinib, fully resolved within the day.
// Drug kinetics are states; signals are those of the instant. See bench/workloads/course/README.md.
#pragma once
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace course {
// Order of the columns in the parameter file after the patient's number; regional ones in fours.
enum {
  KD, KE, KM, KS, KQ, KK, N, LOGKAP, KAPF, MU, SG, DS, A4, W13, SIFN, SIL31, SBAR, SOWN, V0, Q31, Q2, QD, QS, Q0, CARE, TRIAL, ETOP,
  CHI, GAM, EDUP, KP, OWN, BT2 = OWN + 4, BOT = BT2 + 4, ST2 = BOT + 4, SOT = ST2 + 4, ESC = SOT + 4, ERE = ESC + 4,
  AV = ERE + 4, AKE, AKCP, AKPC, AKTR, AKA, AVM, AKM, AF, AIEC, JKA, JKE, JLAG, JSHARE, JNM, JGAM, JJAK2, JTYK2, JIL13, NP
};
// States: D E F M S K in fours, Q, the integral of EASI, four stages of antibody absorption, its two concentrations, depot and centre of the inhibitor.
constexpr int D = 0, E = 4, F = 8, M = 12, S = 16, K = 20, Q = 24, INTEGRAL = 25, AB = 26, JAK = 32, NS = 34;
constexpr double WEIGHT[4] = {0.1, 0.2, 0.3, 0.4};
constexpr int DAYS = 720;
constexpr double STEROID_END = 396.0, APPLICATIONS = 2.0;

inline void start(double* y) {
  for (int i = 0; i < NS; i++) y[i] = i < K || i == Q ? 1.0 : 0.0;
}

// applications: topical steroid applications per day at this time
inline void rhs(const double* p, double t, double applications, const double* y, double* d) {
  const double* a = y + AB;
  const double c = a[4];
  d[AB] = -p[AKTR] * a[0];
  d[AB + 1] = p[AKTR] * (a[0] - a[1]);
  d[AB + 2] = p[AKTR] * (a[1] - a[2]);
  d[AB + 3] = p[AKTR] * a[2] - p[AKA] * a[3];
  d[AB + 4] = p[AKA] * a[3] / p[AV] - (p[AKE] + p[AKCP]) * c + p[AKPC] * a[5] - p[AVM] * c / (p[AKM] + c);
  d[AB + 5] = p[AKCP] * c - p[AKPC] * a[5];
  d[JAK] = -p[JKA] * y[JAK];
  d[JAK + 1] = p[JKA] * y[JAK] - p[JKE] * y[JAK + 1];

  const double x = c * p[AIEC], passes = 1 - p[EDUP] * x / (1 + x);
  const double nM = y[JAK + 1] * p[JNM];
  const double gamma = 1 / (1 + nM * p[JGAM]), jak2 = 1 / (1 + nM * p[JJAK2]), tyk2 = 1 / (1 + nM * p[JTYK2]);
  const double il4t = passes * gamma, type2 = p[W13] * passes / (1 + nM * p[JIL13]) + (1 - p[W13]) * passes * tyk2, il31 = jak2;
  const double placebo = (p[CARE] + p[TRIAL]) * (1 - std::exp(-p[KP] * t));
  const double need = 1 - p[GAM] * (1 - gamma), drive = (p[CHI] * jak2 + 1 - p[CHI]) * need;
  const double kappa = std::exp(p[LOGKAP]);
  double itch = p[Q0], easi = 0;
  for (int r = 0; r < 4; r++) {
    const double b = y[D + r], e = y[E + r], f = y[F + r], m = y[M + r], s = y[S + r], k = y[K + r];
    const double activation = p[KAPF] / (1 + std::pow(kappa / b, p[N]));
    const double tau = p[ETOP] * k / (1 + k), z = m * activation * (1 - tau);
    const double x2 = type2 * e, x22 = tyk2 * f, xg = jak2 * f, x31 = il31 * e;
    d[D + r] = p[KD] * ((p[OWN + r] + p[BT2 + r] * x2 + p[BOT + r] * x22 + p[DS] * y[Q]) * (1 - placebo / 2) - b);
    d[E + r] = p[KE] * (drive * z * (1 + p[A4] * il4t * e) / (1 + p[A4]) - e);
    d[F + r] = p[KE] * (need * z - f);
    const double mean = (e + f) / 2;
    d[M + r] = p[KM] * ((1 + p[MU]) * mean / (mean + p[MU]) - m) - p[SG] * (1 - gamma) * m;
    const double signs = p[ST2 + r] * x2 + p[SOT + r] * x22 + p[SIFN] * xg + p[SIL31] * x31 + p[SBAR] * b + p[SOWN] * f;
    d[S + r] = p[KS] * (signs * (1 - placebo) * (1 - tau / 2) - s);
    d[K + r] = applications - p[KK] * k;
    itch += WEIGHT[r] * (p[Q31] * x31 + p[Q2] * x2 + p[QD] * b + p[QS] * s);
    const double u = (s - p[V0]) * 4 / p[V0], visible = (u > 30 ? u : std::log(1 + std::exp(u))) * p[ESC + r];
    easi += WEIGHT[r] * 72 * visible / (visible + p[ERE + r]);
  }
  d[Q] = p[KQ] * (itch * (1 - placebo / 2) - y[Q]);
  d[INTEGRAL] = easi;
}

struct Dose { double day; int state; double amount; };

// The doses of one patient in order of time: what is absorbed, the inhibitor's later by the lag.
inline std::vector<Dose> doses(const double* p) {
  std::vector<Dose> all;
  double ab = 0, jak = 274;
  while (ab < DAYS || jak < 396) {
    if (jak >= 396 || ab <= jak + p[JLAG]) { all.push_back({ab, AB, p[AF] * (ab == 0 ? 600.0 : 300.0)}); ab += 14; if (ab >= DAYS) ab = 1e9; }
    else { all.push_back({jak + p[JLAG], JAK, p[JSHARE] * 5.0}); jak += 0.5; }
    if (ab >= DAYS && jak >= 396) break;
  }
  return all;
}

inline std::vector<std::vector<double>> readPatients(const char* path, int n) {
  FILE* f = fopen(path, "r");
  if (!f) { perror(path); exit(1); }
  static char line[65536];
  if (!fgets(line, sizeof line, f)) exit(1);
  std::vector<std::vector<double>> all;
  while ((int)all.size() < n && fgets(line, sizeof line, f)) {
    std::vector<double> p;
    char* s = line;
    strtod(s, &s);
    for (int k = 0; k < NP; k++) p.push_back(strtod(s + 1, &s));
    if (*s != '\n') { fprintf(stderr, "%s: a patient has not %d parameters\n", path, NP); exit(1); }
    all.push_back(p);
  }
  fclose(f);
  return all;
}
}  // namespace course
