def route(self, amount_msat, part_amount_msat, destination):
    return self.pathfinder.pay_route(
        destination=destination,
        amount_msat_for_dest=part_amount_msat,
    )
