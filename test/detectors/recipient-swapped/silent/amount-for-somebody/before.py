class Wallet:
    def create_routes_for_payment(self, session, amount_msat, budget):
        for sc in session.splits(amount_msat):
            for part_amount_msat in sc.parts:
                route = self.route_of(session, part_amount_msat)
                if not is_route_within_budget(
                        route, budget=budget,
                        amount_msat_for_dest=amount_msat,
                        cltv_delta_for_dest=session.min_final_delta):
                    raise FeeBudgetExceeded()
                yield route, part_amount_msat
