class Tool:
    @click.command()
    @click.option("--dna", help="Used in optimize mode only")
    def routes(self, dna):
        show(dna)
